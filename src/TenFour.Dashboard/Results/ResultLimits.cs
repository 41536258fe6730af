namespace TenFour.Dashboard.Results;

/// <summary>How much of a result is ever turned into rows for the page.</summary>
internal static class ResultLimits
{
    /// <summary>Rows of a table that changes ten times a second.</summary>
    public const int HeadRows = 1_000;

    /// <summary>Rows that a reader can page through. Those of a longer result are found by sorting and filtering, which look at all of it.</summary>
    public const int FoundRows = 10_000;

    /// <summary>Rows that are put into order for a download; more come as they are.</summary>
    public const int OrderedRows = 200_000;

    /// <summary>Rows that are kept of a result that only grows.</summary>
    public const int KeptRows = 5_000;

    /// <summary>Bytes of their texts, about.</summary>
    public const long KeptBytes = 32 << 20;
}
