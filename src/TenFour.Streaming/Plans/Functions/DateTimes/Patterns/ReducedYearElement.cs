namespace TenFour.Streaming.Plans.Functions.DateTimes.Patterns;

/// <summary>A year in two digits, read as one of 2000 to 2099.</summary>
internal sealed class ReducedYearElement(PatternField field) : NumberElement(field, 2, 2, SignStyle.NotNegative)
{
    protected override long Shown(long value) => Math.Abs(value) % 100;

    protected override long Meant(long number) => 2000 + number;
}
