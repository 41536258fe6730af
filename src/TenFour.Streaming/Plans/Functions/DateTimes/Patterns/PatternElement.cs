using System.Text;

namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A piece of a date-time pattern, which can be printed and read. Follows <c>java.time</c>'s strict rules.</summary>
internal abstract class PatternElement
{
    public abstract void Format(in Moment moment, StringBuilder output);

    /// <summary>Reads from a place in the text.</summary>
    /// <returns>The place behind what was read, or the complement (~) of the place that does not fit.</returns>
    public abstract int Parse(string text, int at, ParsedFields fields);
}
