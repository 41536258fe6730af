using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql;

/// <summary>One line <c>-- key: value</c> on top of a statistic.</summary>
/// <param name="Key">In lower case; the name behind <c>schema.</c> as written.</param>
/// <param name="Span">The value's place in the file.</param>
public sealed record HeaderEntry(string Key, string Value, TextSpan KeySpan, TextSpan Span);
