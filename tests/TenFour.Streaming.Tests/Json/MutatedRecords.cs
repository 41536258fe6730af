using System.Text;

namespace TenFour.Streaming.Tests.Json;

/// <summary>Lines as a feed writes them, some of them spoilt: other field orders, missing fields, odd values, broken bytes.</summary>
internal sealed class MutatedRecords(int seed)
{
    private const string Interesting = "\"\\{}[]:,'0123456789eE+-. tfnuINa/\t\r\0\u007f";

    private static readonly string[] Texts =
    [
        "", "ADM", "HAN", "Passing Call", "Traf Violation Cite", "Caf\u00e9", "\ud83d\ude93 \u20ac", "\\u0041\\n", "it\\'s", "\\q", "100 Blk Of \\/ St",
        "a text that is longer than any vector, so that the quote behind it is found in the second or third step of the search only",
        "2018-12-31T23:57:00.000", "2018-11-04T01:30:00.000", "2018-12-31", "2018-02-30T00:00:00.000", "2018-12-31T23:57:00Z", "12:30", "17",
    ];

    private static readonly string[] Others =
    [
        "null", "true", "false", "1", "-0", "12.50", "1e7", "99999999999", "01", "NaN", "-INF", "tru", "{}", "[]", "[1, 2]", "[1,\"x\",3]",
        "{\"x\":1,\"y\":\"z\"}", "{\"x\":\"bad\"}", "'single'", "[{\"x\":5}]", "{\"x\":{\"y\":[[]]}}",
    ];

    private static readonly string[] Names = ["a", "n", "b", "t", "d", "s", "l", "dt", "dec", "other", "call_date_time", "id", "code"];

    private readonly Random random = new(seed);

    /// <summary>Some records, without newlines.</summary>
    /// <param name="maxOddness">How likely anything is odd at most, from 0 to 1.</param>
    public List<byte[]> Next(int count, double maxOddness)
    {
        var fields = Names.Where(_ => random.Next(4) > 0).ToArray();
        var space = random.Next(4) == 0 ? " " : "";
        var oddness = maxOddness * random.NextDouble() * random.NextDouble();
        var optional = fields.Where(_ => random.Next(6) == 0).ToHashSet();
        return [.. Enumerable.Range(0, count).Select(_ => Record([.. fields.Where(f => !optional.Contains(f) || random.Next(3) > 0)], space, oddness))];
    }

    private byte[] Record(string[] fields, string space, double oddness)
    {
        if (IsOdd(oddness))
        {
            fields = [.. fields.Where(_ => random.Next(5) > 0)];
            if (IsOdd(oddness))
            {
                random.Shuffle(fields);
            }
        }

        var text = new StringBuilder("{");
        foreach (var name in fields)
        {
            // Fields of one name that come twice are written in different ways, by which a layout can have both.
            for (var twice = IsOdd(oddness); ; twice = false)
            {
                var odd = twice || IsOdd(oddness / 4) ? " " : space;
                text.Append(text.Length > 1 ? "," : "").Append(odd).Append('"').Append(name).Append("\":").Append(space).Append(Value(name, oddness));
                if (!twice)
                {
                    break;
                }
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.Append(IsOdd(oddness / 4) ? "} more" : "}").ToString()).ToList();
        for (var i = 0; IsOdd(oddness) && bytes.Count > 0 && i < 3; i++)
        {
            Spoil(bytes);
        }

        return [.. bytes];
    }

    private string Value(string name, double oddness)
    {
        if (IsOdd(oddness))
        {
            return random.Next(2) == 0 ? Others[random.Next(Others.Length)] : $"\"{Texts[random.Next(Texts.Length)]}\"";
        }

        return name switch
        {
            "n" => random.Next(100).ToString(),
            "t" or "call_date_time" => $"\"2018-{1 + random.Next(12):00}-{1 + random.Next(28):00}T{random.Next(24):00}:{random.Next(60):00}:00.{random.Next(1000):000}\"",
            "d" => $"{random.Next(1000)}.{random.Next(1000)}",
            "b" => random.Next(2) == 0 ? "true" : "null",
            "a" => $"\"{random.Next(1 << random.Next(20))}\"",
            "id" => $"\"{random.Next(100_000_000, 1_000_000_000)}\"",
            "code" => $"\"{Texts[1 + random.Next(2)]}\"",
            _ => $"\"{Texts[random.Next(6)]}\"",
        };
    }

    private void Spoil(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(5))
        {
            case 0:
                bytes[at] = Byte();
                break;
            case 1:
                bytes.RemoveAt(at);
                break;
            case 2:
                bytes.Insert(at, Byte());
                break;
            case 3:
                bytes.InsertRange(at, [.. bytes.Skip(random.Next(bytes.Count)).Take(random.Next(30))]);
                break;
            default:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 60)));
                break;
        }
    }

    // Never a newline, which would make two records.
    private byte Byte() => random.Next(3) == 0 ? (byte)random.Next(11, 256) : (byte)Interesting[random.Next(Interesting.Length)];

    private bool IsOdd(double oddness) => random.NextDouble() < oddness;
}
