namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary>A part of a nested value, which names a column of a result where it was written with dots behind a column: <c>a.b</c> is <c>b</c>.</summary>
internal interface INamedPart
{
    /// <summary>Null where the part was written another way.</summary>
    string? ColumnName { get; }
}
