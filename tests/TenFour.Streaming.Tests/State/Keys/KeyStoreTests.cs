using System.Buffers;
using System.Text.RegularExpressions;
using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Tests.Operators;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.State.Keys;

public sealed partial class KeyStoreTests
{
    private const int RowCount = 40;

    private static readonly Gen<Column[]> Keys = Gen.Int[0, SampleColumns.Types.Length - 1].Array[1, 4]
        .SelectMany(types => types.Aggregate(
            Gen.Const(Array.Empty<Column>()), (all, type) => Gen.Select(all, SampleColumns.Of(SampleColumns.Types[type], RowCount)).Select((a, c) => a.Append(c).ToArray())));

    [Fact]
    public void Keys_OfAnyTypes_AreEqualJustWhereSparkGroupsThem() =>
        Keys.Sample(
            columns =>
            {
                var (store, slots) = Add(columns);
                var groups = Enumerable.Range(0, RowCount).Select(r => string.Join("|", columns.Select(c => Grouped(c, r)))).ToArray();

                Assert.Equal(groups.Select(g => Array.IndexOf(groups, g)), slots.Select(s => Array.IndexOf(slots, s)));
                Assert.Equal(groups.Distinct().Count(), store.Count);
            },
            iter: Samples.Count(500));

    [Fact]
    public void Keys_OfAnyTypes_AreEmittedAsTheyCame() =>
        Keys.Sample(
            columns =>
            {
                var (store, slots) = Add(columns);

                var emitted = store.Emit(slots, new Arena());

                for (var i = 0; i < columns.Length; i++)
                {
                    Assert.Equal(Enumerable.Range(0, RowCount).Select(r => Grouped(columns[i], r)), Enumerable.Range(0, RowCount).Select(r => Grouped(emitted[i], r)));
                }
            },
            iter: Samples.Count(500));

    [Fact]
    public void Snapshot_OfAnyTypes_RestoresSlotsAndKeys() =>
        Gen.Select(Keys, Gen.Int[0, 3].Array[RowCount]).Sample(
            (columns, removals) =>
            {
                var (store, slots) = Add(columns);
                foreach (var slot in slots.Where((_, i) => removals[i] == 0).Distinct())
                {
                    store.Remove([slot]);
                }

                var free = store.Table.FreeSlots.ToArray();
                var live = Enumerable.Range(0, store.Table.SlotLimit).Except(free).ToArray();
                var output = new ArrayBufferWriter<byte>();
                using (var writer = new StateWriter(output))
                {
                    new KeyLog(store).WriteAll(live, writer);
                }

                var restored = Create(columns);
                var reader = new StateReader(output.WrittenSpan);
                Assert.Equal(live, new KeyLog(restored).ReadAll(ref reader));
                reader.ExpectEnd();

                Assert.Equal(free, restored.Table.FreeSlots.ToArray());
                var (again, newPlaces) = (new int[RowCount], new int[RowCount]);
                store.BeginBatch();
                restored.BeginBatch();
                store.FindOrAdd(store.Encode(columns, Rows.All(RowCount)), slots, newPlaces);
                restored.FindOrAdd(restored.Encode(columns, Rows.All(RowCount)), again, newPlaces);
                Assert.Equal(slots, again);
            },
            iter: Samples.Count(500));

    [Fact]
    public void Snapshot_CutShortAnywhere_IsRefused() => Keys.Sample(AssertCutIsRefused, iter: 20);

    private static void AssertCutIsRefused(Column[] columns)
    {
        var (store, _) = Add(columns);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new StateWriter(output))
        {
            new KeyLog(store).WriteAll([.. Enumerable.Range(0, store.Table.SlotLimit)], writer);
        }

        for (var length = 0; length < output.WrittenCount; length++)
        {
            Assert.Throws<TenFour.Streaming.Errors.StreamingException>(() =>
            {
                var reader = new StateReader(output.WrittenSpan[..length]);
                new KeyLog(Create(columns)).ReadAll(ref reader);
            });
        }
    }

    [Fact]
    public void DeduplicationKey_OfTimeAndTwoStrings_TakesTwoWords()
    {
        var layout = new KeyLayout([(SqlType.Timestamp, true), (SqlType.String, true), (SqlType.String, true)], new StateDictionary());

        Assert.Equal(2, layout.Width);
    }

    private static KeyStore Create(Column[] columns) => new([.. columns.Select(c => (c.Type, true))], removes: true);

    private static (KeyStore Store, int[] Slots) Add(Column[] columns)
    {
        var store = Create(columns);
        store.BeginBatch();
        var (slots, places) = (new int[RowCount], new int[RowCount]);
        store.FindOrAdd(store.Encode(columns, Rows.All(RowCount)), slots, places);
        return (store, slots);
    }

    /// <summary>A value as Spark groups it: -0.0 is 0.0.</summary>
    private static string Grouped(Column column, int row) => MinusZero().Replace(RowText.Cell(column, row), "0");

    [GeneratedRegex(@"-0(?![\d.])")]
    private static partial Regex MinusZero();
}
