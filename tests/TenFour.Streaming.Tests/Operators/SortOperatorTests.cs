using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Operators;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.Operators;

public sealed class SortOperatorTests
{
    private static readonly ColumnReference Kind = new(1, "kind", SqlType.String, true);
    private static readonly ColumnReference Value = new(2, "value", SqlType.Int, true);

    private static readonly Gen<Call> Calls = Gen.Select(
        Gen.Long[0, 5], Gen.String[Gen.Char["ab\0\u00ff"], 0, 3], Gen.Int[-3, 3],
        (time, kind, value) => new Call(time, kind.Length == 3 ? null : kind, value == 3 ? null : value));

    [Fact]
    public void Sort_RandomRows_EqualsAnOrdinalSort() =>
        Gen.Select(Calls.List[0, 60], Gen.Int[1, 20], Gen.Long[0, 70], Gen.Bool.Array[4]).Sample(
            (calls, piece, limit, flags) =>
            {
                SortKey[] keys = [new(Value, flags[0], flags[1]), new(Kind, flags[2], flags[3])];
                var expected = calls.Order(Comparer<Call>.Create((a, b) => Compare(a, b, flags))).Take((int)limit).Select(Text);
                Assert.Equal(expected, Sort(calls, piece, keys, limit));
            },
            iter: Samples.Count(1000));

    [Fact]
    public void Sort_ByAString_OrdersByBytesBeyondTheFirstEight()
    {
        Call[] calls = [new(1, "Passing Call B", 1), new(2, "Passing Call A", 1), new(3, "Passing Call", 1)];

        var sorted = Sort(calls, 2, [new SortKey(Kind, Descending: true, NullsFirst: false)], null);

        Assert.Equal(["1|'Passing Call B'|1", "2|'Passing Call A'|1", "3|'Passing Call'|1"], sorted);
    }

    [Fact]
    public void Sort_WithALimit_CountsRowsWithoutReading()
    {
        var sorted = Table([new(1, "a", 1), new(2, "b", 2), new(3, "c", 3)], 1, [new SortKey(Value, true, false)], 2);

        Assert.Equal(2, sorted.CountRows());
    }

    private static List<string> Sort(IReadOnlyList<Call> calls, int piece, IReadOnlyList<SortKey> keys, long? limit)
    {
        using var cursor = Table(calls, piece, keys, limit).Open();
        var rows = new List<string>();
        while (cursor.Read() is { } batch)
        {
            rows.AddRange(RowText.Of(batch));
        }

        return rows;
    }

    private static IResultTable Table(IReadOnlyList<Call> calls, int piece, IReadOnlyList<SortKey> keys, long? limit)
    {
        var sink = new CapturingSink(Call.Schema);
        var sort = new SortOperator(Call.Schema, keys, limit) { Next = sink };
        sort.Begin(new BatchContext(0, 0, 0, new EvaluationContext(TimeZoneInfo.Utc)));
        sort.Complete(new ListTable(calls, piece));
        sort.Finish();
        return sink.Table!;
    }

    private static int Compare(Call a, Call b, bool[] flags)
    {
        var order = Compare(a.Value, b.Value, flags[0], flags[1], (x, y) => x.CompareTo(y));
        order = order != 0 ? order : CompareText(a.Kind, b.Kind, flags[2], flags[3]);
        order = order != 0 ? order : a.Time!.Value.CompareTo(b.Time!.Value);
        return order != 0 ? order : CompareText(a.Kind, b.Kind, false, true);
    }

    private static int CompareText(string? a, string? b, bool descending, bool nullsFirst) =>
        (a is null) != (b is null) ? (a is null) == nullsFirst ? -1 : 1 : (descending ? -1 : 1) * string.CompareOrdinal(a, b);

    private static int Compare(int? a, int? b, bool descending, bool nullsFirst, Func<int, int, int> compare) =>
        (a is null) != (b is null) ? (a is null) == nullsFirst ? -1 : 1 : a is null ? 0 : (descending ? -1 : 1) * compare(a.Value, b!.Value);

    private static string Text(Call call) => RowText.Of(Call.Batch([call], null)).Single();
}
