namespace TenFour.Dashboard.Results;

/// <summary>How much of a result is ever turned into rows for the page.</summary>
internal static class ResultLimits
{
    /// <summary>Rows of a table that changes ten times a second.</summary>
    public const int HeadRows = 1_000;

    /// <summary>Rows that a reader can sort, filter and download.</summary>
    public const int AllRows = 200_000;

    /// <summary>Rows that are kept of a result that only grows.</summary>
    public const int KeptRows = 5_000;
}
