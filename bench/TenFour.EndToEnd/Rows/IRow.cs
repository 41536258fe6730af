namespace TenFour.EndToEnd.Rows;

/// <summary>One measurement that can be asked for by name; it may fill several lines of the table.</summary>
internal interface IRow
{
    string Name { get; }

    /// <summary>One sentence for <c>--list</c>.</summary>
    string About { get; }

    Task<IReadOnlyList<RowResult>> RunAsync(BenchContext context);
}
