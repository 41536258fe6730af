using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A date-time pattern such as <c>yyyy-MM-dd HH:mm:ss</c>, ready to print and read. Immutable.</summary>
internal sealed class DateTimePattern(IReadOnlyList<PatternElement> elements)
{
    public string Format(in Moment moment)
    {
        var output = new StringBuilder();
        foreach (var element in elements)
        {
            element.Format(moment, output);
        }

        return output.ToString();
    }

    /// <summary>Reads a whole text.</summary>
    /// <param name="error">Why it cannot be read, in <c>java.time</c>'s words.</param>
    public bool TryParse(string text, out ResolvedFields result, out string error)
    {
        result = default;
        var fields = new ParsedFields();
        var at = 0;
        foreach (var element in elements)
        {
            at = element.Parse(text, at, fields);
            if (at < 0)
            {
                error = $"Text '{Shorten(text)}' could not be parsed at index {~at}";
                return false;
            }
        }

        if (at < text.Length)
        {
            error = $"Text '{Shorten(text)}' could not be parsed, unparsed text found at index {at}";
            return false;
        }

        if (!FieldResolution.TryResolve(fields, out result, out var reason))
        {
            error = $"Text '{Shorten(text)}' could not be parsed: {reason}";
            return false;
        }

        error = "";
        return true;
    }

    private static string Shorten(string text) => text.Length > 64 ? text[..64] + "..." : text;
}
