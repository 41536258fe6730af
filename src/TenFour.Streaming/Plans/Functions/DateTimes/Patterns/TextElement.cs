using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A field in English words; read in any case.</summary>
/// <param name="field">The field.</param>
/// <param name="words">The words, from the field's smallest value on.</param>
/// <param name="first">The smallest value.</param>
internal sealed class TextElement(PatternField field, string[] words, int first) : PatternElement
{
    public override void Format(in Moment moment, StringBuilder output) => output.Append(words[moment[field] - first]);

    public override int Parse(string text, int at, ParsedFields fields)
    {
        // The longest word that fits: of May and March none is the start of another, but that is no rule.
        var best = -1;
        for (var i = 0; i < words.Length; i++)
        {
            var fits = text.AsSpan(at).StartsWith(words[i], StringComparison.OrdinalIgnoreCase);
            best = fits && (best < 0 || words[i].Length > words[best].Length) ? i : best;
        }

        return best >= 0 && fields.TrySet(field, best + first) ? at + words[best].Length : ~at;
    }
}
