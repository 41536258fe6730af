namespace TenFour.Streaming.Plans.Functions.Formats;

/// <summary>What one half of a number pattern says.</summary>
/// <param name="Shift">2 where the number is shown as a percentage, 3 per thousand.</param>
/// <param name="ExponentDigits">0 where there is no exponent.</param>
internal sealed record NumberPatternPart(
    string Prefix,
    string Suffix,
    int Shift,
    int MinWhole,
    int MaxWhole,
    int MinFraction,
    int MaxFraction,
    int GroupSize,
    bool AlwaysPoint,
    int ExponentDigits);
