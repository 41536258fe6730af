using System.Text.RegularExpressions;

namespace TenFour.Calls;

/// <summary>
/// Types of call that name a person's distress: suicide, violence at home, sexual offences, minors, health, missing people. They are counted,
/// but never shown on a map, nor with an address.
/// </summary>
public static partial class SensitiveTypes
{
    /// <summary>What such a type's name contains, as a regular expression over its lower-case letters that SQL's RLIKE reads as well.</summary>
    public const string Pattern =
        "suicid|[0-9 ]dv|^dv|domestic|family|stalk|tro viol|ro viol|sexual|rape|indecent|molest|lewd|juv|child|kid|missing adult|minor|psych|mental"
        + "|5150|overdose|at risk|death|coroner|elder|abuse|homecheck|medication|restraint|seclusion"
        + "|(^|[^0-9.,])(800|801|802|806|807|809|261|288|311|368|420)([^0-9]|$)";

    public static bool Contains(string type) => Regex().IsMatch(type.ToLowerInvariant());

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Regex();
}
