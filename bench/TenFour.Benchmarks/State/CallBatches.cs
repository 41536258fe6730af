using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Benchmarks.State;

/// <summary>Simulated calls as column batches: the three columns of the statistic that counts calls by type and disposition.</summary>
internal static class CallBatches
{
    private const int Types = 120;
    private const int Dispositions = 20;
    private const long Minute = 60_000_000;

    public static readonly Schema Schema = new(
    [
        new StructField("call_date_time", SqlType.Timestamp),
        new StructField("original_crime_type_name", SqlType.String),
        new StructField("disposition", SqlType.String),
    ]);

    /// <summary>As many rows, in order of time, some four calls a minute, frequent types more often than rare ones.</summary>
    public static List<ColumnBatch> Make(int rows)
    {
        var random = new Random(1);
        var (types, dispositions) = (Words("Type", Types), Words("D", Dispositions));
        var batches = new List<ColumnBatch>();
        for (var first = 0; first < rows; first += ColumnBatch.TypicalRows)
        {
            var count = Math.Min(ColumnBatch.TypicalRows, rows - first);
            var (times, type, disposition) = (new long[count], new int[count], new int[count]);
            for (var i = 0; i < count; i++)
            {
                times[i] = (first + i) / 4 * Minute;
                type[i] = (int)(Types * Math.Pow(random.NextDouble(), 3));
                disposition[i] = (int)(Dispositions * Math.Pow(random.NextDouble(), 2));
            }

            batches.Add(new ColumnBatch(
                Schema,
                [
                    new FixedColumn<long>(SqlType.Timestamp, times), new StringColumn(SqlType.String, types.Pool, type),
                    new StringColumn(SqlType.String, dispositions.Pool, disposition),
                ],
                Rows.All(count)));
        }

        return batches;
    }

    private static StringDictionary Words(string prefix, int count)
    {
        var words = new StringDictionary();
        for (var i = 0; i < count; i++)
        {
            words.Intern(System.Text.Encoding.UTF8.GetBytes($"{prefix} {i}"));
        }

        return words;
    }
}
