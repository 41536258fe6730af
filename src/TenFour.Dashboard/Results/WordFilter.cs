using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Sinks;
using TenFour.Streaming.Types;

namespace TenFour.Dashboard.Results;

/// <summary>Keeps the rows in which all words occur, in any column, as the table shows it. For one reader.</summary>
internal sealed class WordFilter(Schema schema, TimeZoneInfo timeZone, string[] words, CancellationToken cancellation) : Stage(schema)
{
    // Texts first: most words are found or missed there, and they need no formatting.
    private readonly int[] _columns = [.. Enumerable.Range(0, schema.Count).OrderBy(i => schema[i].Type is StringType ? 0 : 1)];
    private readonly bool[] _isNumber = [.. schema.Fields.Select(f => f.Type.IsNumeric)];
    private readonly bool[] _lettersIn = [.. schema.Fields.Select(f => !HasNoLetters(f.Type))];
    private readonly bool[] _hasLetters = [.. words.Select(w => w.Any(char.IsLetter))];

    /// <summary>How many rows have been kept so far.</summary>
    public long Matching { get; private set; }

    public override ColumnBatch Apply(ColumnBatch batch, EvaluationContext context)
    {
        cancellation.ThrowIfCancellationRequested();
        using var cursor = new MemoryTable(Output, [batch]).Open();
        var reader = new RowReader(Output, timeZone, cursor);
        var kept = new int[batch.Rows.Count];
        var count = 0;
        for (var i = 0; i < batch.Rows.Count && reader.Read(); i++)
        {
            kept[count] = batch.Rows[i];
            count += Matches(reader) ? 1 : 0;
        }

        Matching += count;
        return batch with { Rows = Rows.Of(kept, count) };
    }

    private bool Matches(RowReader row)
    {
        var missing = words.Length;
        Span<bool> found = stackalloc bool[words.Length];
        foreach (var column in _columns)
        {
            string? text = null;
            for (var word = 0; word < words.Length; word++)
            {
                // Dates and numbers are hardly ever put into words for a word that cannot be in them.
                if (!found[word] && (_lettersIn[column] || !_hasLetters[word])
                    && CellText.Holds(text ??= CellText.Of(row.GetValue(column)), _isNumber[column], words[word]))
                {
                    found[word] = true;
                    missing--;
                }
            }

            if (missing == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasNoLetters(SqlType type) => type switch
    {
        TimestampType or DateType => true,
        StructType window => window.Fields.All(f => f.Type is TimestampType) && window.Fields.Count == 2,
        FloatType or DoubleType => false,
        _ => type.IsNumeric,
    };
}
