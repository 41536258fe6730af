using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>Text that stands for itself; read in any case.</summary>
internal sealed class LiteralElement(string literal) : PatternElement
{
    public override void Format(in Moment moment, StringBuilder output) => output.Append(literal);

    public override int Parse(string text, int at, ParsedFields fields) =>
        text.AsSpan(at).StartsWith(literal, StringComparison.OrdinalIgnoreCase) ? at + literal.Length : ~at;
}
