namespace TenFour.Dashboard.Results;

/// <summary>What a reader can page through of a view.</summary>
/// <param name="Rows">The first rows of the view, up to <see cref="ResultLimits.FoundRows"/>.</param>
/// <param name="Matching">How many rows the view has.</param>
internal sealed record ResultSlice(IReadOnlyList<object?[]> Rows, long Matching)
{
    public static readonly ResultSlice Empty = new([], 0);
}
