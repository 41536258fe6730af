using TenFour.Streaming;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>Spoils a query, so that it is to be refused; or not, which Spark decides.</summary>
internal static class Mischief
{
    private static readonly string[] Items =
    [
        "no_such_column", "count(DISTINCT disposition)", "sum(disposition_code)", "no_such_function(1)", "row_number() OVER (ORDER BY call_date_time)", "upper(crime_id, 1)",
        "window.start", "grouping(disposition)", "count(*)", "disposition", "n + flag", "tags + 1", "CAST(flag AS DATE)", "monotonically_increasing_id()",
        "tags.x", "substring(n)", "year(flag)", "max(count(*))", "session_window", "d.e", "date_add(flag, 1)", "flag AND n", "CASE WHEN n THEN 1 END", "x IN ('a', flag)",
    ];

    public static (Statement Statement, OutputMode Mode) Spoil(Dice dice, Statement statement, OutputMode mode) => dice.Below(9) switch
    {
        0 or 1 or 2 => (statement, dice.Pick(OutputMode.Append, OutputMode.Update, OutputMode.Complete)),
        3 or 4 => (statement with { Items = [.. statement.Items, dice.Pick(Items) + " AS odd"] }, mode),
        5 => (statement with { OrderBy = "1" }, mode),
        6 => (statement with { Limit = "1000" }, mode),
        7 => (statement with { Where = dice.Pick("n", "no_such > 1", "count(*) > 1", "disposition = flag", "sum(n) > 1", "tags") }, mode),
        _ => (statement with { Having = dice.Pick("n > 1", "disposition = 'HAN'", "count(*) > 1", "max(n)") }, mode),
    };
}
