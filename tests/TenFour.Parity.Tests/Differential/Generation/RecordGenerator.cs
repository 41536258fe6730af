using System.Text.Json;

namespace TenFour.Parity.Tests.Differential.Generation;

/// <summary>
/// Random records. Event times walk forward, with rows that come late, and over a change of daylight saving now and then; where odd values
/// are wanted, fields are missing, null, of another type, out of range, or the line is no record at all.
/// </summary>
internal sealed class RecordGenerator(Dice dice, bool odd)
{
    private static readonly DateTime[] Starts =
    [
        new(2018, 12, 31, 20, 0, 0), new(2018, 11, 4, 0, 10, 0), new(2018, 3, 11, 0, 30, 0), new(2018, 7, 1, 9, 0, 0), new(1969, 12, 31, 15, 0, 0),
    ];

    private DateTime _now = dice.Pick(Starts);

    public IReadOnlyList<string> Lines(int count)
    {
        var lines = new List<string>(count);
        while (lines.Count < count)
        {
            lines.Add(odd && dice.Percent(4) ? dice.Pick(OddValues.Lines)
                : lines.Count > 0 && dice.Percent(6) ? dice.Pick(lines)
                : Line(lines.Count));
        }

        return lines;
    }

    private string Line(int number)
    {
        _now = _now.AddSeconds(dice.Between(0, 15) * 60 + (dice.Percent(20) ? dice.Below(60) : 0));
        var fields = RecordColumns.All.Where(_ => !odd || !dice.Percent(4)).Select(c => $"\"{c.Name}\":{Value(c, number)}");
        return "{" + string.Join(dice.Percent(90) ? "," : " , ", fields) + "}";
    }

    private string Value(TypedColumn column, int number) =>
        odd && dice.Percent(6) ? dice.Pick(OddValues.Of(column.Type))
        : dice.Percent(odd ? 5 : 3) ? "null"
        : column.Name switch
        {
            "crime_id" => Quote(dice.Percent(odd ? 90 : 100) ? (183650000 + number).ToString() : dice.Pick(OddValues.Texts)),
            RecordColumns.EventTime => Quote(Instant()),
            "disposition" => Quote(dice.Pick("HAN", "REP", "GOA", "ADV", "UTL", "CIT", "zz", "Not recorded")),
            "address" => Quote(dice.Pick(OddValues.Texts)),
            "n" => dice.Between(-3, 12).ToString(),
            "big" => dice.Percent(odd ? 85 : 100) ? dice.Between(-1000, 100000).ToString() : dice.Pick(OddValues.Longs),
            "x" => dice.Pick("0.5", "1.25", "-2.75", "100.0", "3", "0.1", "1e2", "37.7749", "-122.4194"),
            "d" => dice.Pick("0.01", "12.50", "-3.10", "7", "99999.99", "1.005", "0"),
            "flag" => dice.Pick("true", "false"),
            "day" => Quote(_now.AddDays(dice.Between(-40, 3)).ToString("yyyy-MM-dd")),
            _ => "[" + string.Join(",", Enumerable.Range(0, dice.Below(4)).Select(_ => dice.Percent(8) ? "null" : Quote(dice.Pick("a", "b", "c", "é", "10", "")))) + "]",
        };

    private string Instant()
    {
        var time = dice.Percent(8) ? _now.AddMinutes(-dice.Between(10, 300)) : _now.AddMinutes(dice.Between(-4, 4));
        return time.ToString(dice.Percent(odd ? 85 : 100) ? "yyyy-MM-dd'T'HH:mm:ss.fff" : dice.Pick(OddValues.TimePatterns));
    }

    private static string Quote(string text) => text.StartsWith('\\') ? $"\"{text}\"" : JsonSerializer.Serialize(text, JsonOptions);

    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
