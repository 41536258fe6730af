namespace TenFour.Calls.Feeding.Live;

/// <summary>What the live feed keeps in a file.</summary>
internal interface ILiveMemory
{
    const int CurrentVersion = 1;

    /// <summary>The form of the file.</summary>
    int Version { get; }
}
