namespace TenFour.Dashboard.Hosting;

/// <summary>What the garbage collector is to collect.</summary>
internal enum Collection
{
    None,
    Youngest,

    /// <summary>And give the room back to the system.</summary>
    Everything,
}
