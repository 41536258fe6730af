using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TenFour.EndToEnd.Sides;

/// <summary>
/// What one writes in C# without further thought: <see cref="Utf8JsonReader"/> line by line, a <see cref="HashSet{T}"/> and a
/// <see cref="Dictionary{TKey,TValue}"/> of strings, one thread.
/// </summary>
internal sealed class NaiveSide(SideSettings settings) : ISide
{
    public const string Kind = "naive";

    public Task<SideResult> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var top = Top(Count());
        return Task.FromResult(new SideResult(clock.Elapsed.TotalSeconds)
        {
            Version = ".NET " + Environment.Version,
            Values = new Dictionary<string, double> { ["rows"] = top.Count },
        });
    }

    public Task<SideResult> VerifyAsync()
    {
        var counts = Count();
        var hashes = new Dictionary<string, long>(StringComparer.Ordinal);
        var checksum = 0L;
        foreach (var ((minute, type, disposition), count) in counts)
        {
            checksum += RowChecksum.Of(minute, Hash(type), Hash(disposition), count);
        }

        return Task.FromResult(new SideResult(0) { Answer = new Answer(counts.Count, checksum, Top(counts)) });

        long Hash(string text) => CollectionsMarshal.GetValueRefOrAddDefault(hashes, text, out var exists) is var hash && exists
            ? hash
            : hashes[text] = RowChecksum.Hash(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public void Dispose()
    {
        // Nothing is kept between runs.
    }

    private Dictionary<(long Minute, string Type, string Disposition), long> Count()
    {
        var isSliding = settings["statistic"] == nameof(Statistics.S);
        var seen = new HashSet<(long, string, string)>();
        var counts = new Dictionary<(long, string, string), long>();
        foreach (var line in File.ReadLines(settings["file"]))
        {
            var (minute, type, disposition) = Parse(line);
            if (!isSliding)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (minute / 30 * 30, type, disposition), out _)++;
            }
            else if (seen.Add((minute, type, disposition)))
            {
                for (var start = minute - 29; start <= minute; start++)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (start, type, disposition), out _)++;
                }
            }
        }

        return counts;
    }

    private static (long Minute, string Type, string Disposition) Parse(string line)
    {
        var (minute, type, disposition) = (0L, "", "");
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(line));
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("call_date_time"u8))
            {
                reader.Read();
                minute = reader.GetDateTime().Ticks / TimeSpan.TicksPerMinute - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMinute;
            }
            else if (reader.ValueTextEquals("original_crime_type_name"u8))
            {
                reader.Read();
                type = reader.GetString()!;
            }
            else if (reader.ValueTextEquals("disposition"u8))
            {
                reader.Read();
                disposition = reader.GetString()!;
            }
        }

        return (minute, type, disposition);
    }

    private static List<string> Top(Dictionary<(long Minute, string Type, string Disposition), long> counts)
    {
        // The queue gives the row that is to go first.
        var top = new PriorityQueue<Row, Row>(Answer.TopRows + 1, Comparer<Row>.Create((a, b) => b.CompareTo(a)));
        foreach (var ((minute, type, disposition), count) in counts)
        {
            var row = new Row(minute, type, disposition, count);
            if (top.Count < Answer.TopRows)
            {
                top.Enqueue(row, row);
            }
            else
            {
                top.EnqueueDequeue(row, row);
            }
        }

        return [.. top.UnorderedItems.Select(item => item.Element).Order().Select(row => row.ToString())];
    }

    private readonly record struct Row(long Minute, string Type, string Disposition, long Count) : IComparable<Row>
    {
        public int CompareTo(Row other) =>
            Count != other.Count ? other.Count.CompareTo(Count)
            : Minute != other.Minute ? Minute.CompareTo(other.Minute)
            : string.CompareOrdinal(Type, other.Type) is var byType && byType != 0 ? byType
            : string.CompareOrdinal(Disposition, other.Disposition);

        public override string ToString() => $"{Minute}|{Type}|{Disposition}|{Count}";

        public static bool operator <(Row left, Row right) => left.CompareTo(right) < 0;

        public static bool operator >(Row left, Row right) => left.CompareTo(right) > 0;

        public static bool operator <=(Row left, Row right) => left.CompareTo(right) <= 0;

        public static bool operator >=(Row left, Row right) => left.CompareTo(right) >= 0;
    }
}
