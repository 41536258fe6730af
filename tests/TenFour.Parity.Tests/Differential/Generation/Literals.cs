namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Literals for the templates, by kind.</summary>
internal static class Literals
{
    public static readonly IReadOnlyDictionary<string, string[]> ByKind = new Dictionary<string, string[]>
    {
        ["text"] = ["'a'", "'HAN'", "''", "' '", "'Block'", "'é'", "'12'", "'St'", "'x'", "'🚓'"],
        ["like"] = ["'%a%'", "'H%'", "'_'", "'%'", "''", "'100\\\\%'", "'%\\\\_%'", "'__é%'", "'%/%'"],
        ["regex"] = ["'[0-9]+'", "' '", "'a|b'", "'[A-Z][a-z]+'", "'^\\\\s*'", "'\\\\d{2}'", "'(?i)st'", "'.$'", "'\\\\p{L}+'", "'\\\\bB'", "','"],
        ["int"] = ["1", "2", "-3", "7", "10", "100"],
        ["count"] = ["0", "1", "2", "3", "-1", "5", "12"],
        ["part"] = ["1", "2", "-1", "3"],
        ["position"] = ["0", "1", "2", "-2", "4", "-100"],
        ["double"] = ["0.5D", "2.0D", "-1.5D", "1e2"],
        ["decimal"] = ["1.5", "0.01", "-2.25", "100.0", "3.333"],
        ["interval"] = ["1 HOUR", "30 MINUTES", "1 DAY", "1 MONTH", "'1 2:03:04' DAY TO SECOND", "'1-2' YEAR TO MONTH", "-2 HOURS", "1 WEEK"],
        ["unit"] = ["'YEAR'", "'MONTH'", "'WEEK'", "'QUARTER'", "'DAY'", "'HOUR'", "'MINUTE'"],
        ["zone"] = ["'UTC'", "'America/New_York'", "'Asia/Kolkata'", "'+03:00'", "'Europe/Berlin'"],
        ["weekday"] = ["'MON'", "'Sunday'", "'fr'"],
        ["pattern"] = ["'yyyy-MM-dd'", "'HH:mm:ss.SSS'", "'EEE, d MMM yyyy'", "'hh:mm a'", "'yyyy-MM-dd''T''HH:mmXXX'", "'D'", "'QQQ yy'", "'z'", "'EEEE MMMM'", "'yyyy-MM-dd HH:mm:ss VV'"],
    };
}
