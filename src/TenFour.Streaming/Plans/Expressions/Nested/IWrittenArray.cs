namespace TenFour.Streaming.Plans.Expressions.Nested;

/// <summary>An expression that may be an array whose elements are written one by one, <c>array(a, b)</c>.</summary>
internal interface IWrittenArray
{
    /// <summary>The elements, null where it is no such array.</summary>
    IReadOnlyList<Expression>? Elements { get; }
}
