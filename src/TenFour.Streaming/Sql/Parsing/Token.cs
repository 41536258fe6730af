using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Sql.Parsing;

/// <summary>A piece of the text with a meaning of its own.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int Length)
{
    public int EndExclusive => Start + Length;

    public TextSpan Span => new(Start, Length);
}
