using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace TenFour.Streaming.Types.Text;

/// <summary>
/// Time zones by the names that Spark knows: those of <c>java.time.ZoneId</c>, its short names (<c>PST</c>), and offsets, also with one digit
/// for the hour or the minute (<c>+8:30</c>, <c>UTC+1</c>).
/// </summary>
public static class ZoneNames
{
    private static readonly FrozenDictionary<string, string> ShortNames = new Dictionary<string, string>
    {
        ["ACT"] = "Australia/Darwin", ["AET"] = "Australia/Sydney", ["AGT"] = "America/Argentina/Buenos_Aires", ["ART"] = "Africa/Cairo",
        ["AST"] = "America/Anchorage", ["BET"] = "America/Sao_Paulo", ["BST"] = "Asia/Dhaka", ["CAT"] = "Africa/Harare",
        ["CNT"] = "America/St_Johns", ["CST"] = "America/Chicago", ["CTT"] = "Asia/Shanghai", ["EAT"] = "Africa/Addis_Ababa",
        ["ECT"] = "Europe/Paris", ["IET"] = "America/Indiana/Indianapolis", ["IST"] = "Asia/Kolkata", ["JST"] = "Asia/Tokyo",
        ["MIT"] = "Pacific/Apia", ["NET"] = "Asia/Yerevan", ["NST"] = "Pacific/Auckland", ["PLT"] = "Asia/Karachi",
        ["PNT"] = "America/Phoenix", ["PRT"] = "America/Puerto_Rico", ["PST"] = "America/Los_Angeles", ["SST"] = "Pacific/Guadalcanal",
        ["VST"] = "Asia/Ho_Chi_Minh", ["EST"] = "-05:00", ["MST"] = "-07:00", ["HST"] = "-10:00",
    }.ToFrozenDictionary();

    private static readonly SearchValues<char> RegionLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789~/._+-");

    private static readonly ConcurrentDictionary<string, ZoneRules> Known = new();

    /// <summary>Finds a zone by name; false when there is none of that name.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out ZoneRules? rules)
    {
        if (Known.TryGetValue(name, out rules))
        {
            return true;
        }

        var full = PadOffset(name);
        full = ShortNames.GetValueOrDefault(full, full);
        rules = Find(full);
        if (rules is not null)
        {
            Known.TryAdd(name, rules);
        }

        return rules is not null;
    }

    private static ZoneRules? Find(string name)
    {
        if (name is "Z" or "UTC" or "GMT" or "UT")
        {
            return ZoneRules.Utc;
        }

        if (name.StartsWith('+') || name.StartsWith('-'))
        {
            return OffsetText.TryParse(name, out var seconds) ? ZoneRules.Fixed(seconds) : null;
        }

        foreach (var prefix in (ReadOnlySpan<string>)["UTC", "GMT", "UT"])
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length] is '+' or '-')
            {
                return OffsetText.TryParse(name.AsSpan(prefix.Length), out var seconds) ? ZoneRules.Fixed(seconds) : null;
            }
        }

        // The system may ignore case, Java does not.
        return IsRegionName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name ? ZoneRules.For(zone) : null;
    }

    private static bool IsRegionName(string name) =>
        name.Length >= 2 && char.IsAsciiLetter(name[0]) && name.AsSpan(1).IndexOfAnyExcept(RegionLetters) < 0;

    // +8:30 is +08:30 and +08:3 is +08:03, since Spark 3 still reads what Spark 2 did.
    private static string PadOffset(string name)
    {
        for (var i = 0; i + 2 < name.Length; i++)
        {
            if (name[i] is '+' or '-' && char.IsAsciiDigit(name[i + 1]) && name[i + 2] == ':')
            {
                name = name.Insert(i + 1, "0");
                break;
            }
        }

        var end = name.Length;
        return end >= 5 && name[end - 5] is '+' or '-' && char.IsAsciiDigit(name[end - 4]) && char.IsAsciiDigit(name[end - 3])
            && name[end - 2] == ':' && char.IsAsciiDigit(name[end - 1])
            ? name.Insert(end - 1, "0")
            : name;
    }
}
