using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.State.Keys;
using TenFour.Streaming.Tests.Operators;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.State.Keys;

public sealed class KnownKeysTests
{
    // A few entries that most rows have, and so many others that there is no place for all.
    private static readonly Gen<(int? First, int? Second)> Rows =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3000], Gen.Int[0, 200], (rare, many, few) => (
            rare == 9 ? many : rare == 8 ? (int?)null : rare, few > 150 ? null : (int?)(few % 30)));

    [Fact]
    public void FindOrAdd_OfStringsOfSeveralDictionaries_GivesTheSlotsThatWholeKeysGive() =>
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Rows.List[1, 300]).List[1, 12].Sample(
            batches =>
            {
                var (remembering, plain) = (Store(removes: false), Store(removes: true));
                var pools = Enumerable.Range(0, 3).Select(_ => (First: new Entries(), Second: new Entries())).ToList();
                foreach (var (worker, isSelected, rows) in batches)
                {
                    if (isSelected && worker == 2)
                    {
                        pools[worker].First.Clear();
                    }

                    Column[] columns =
                    [
                        Column(rows.ConvertAll(r => r.First), pools[worker].First), Column(rows.ConvertAll(r => r.Second), pools[worker].Second),
                    ];
                    var selected = isSelected ? Every(2, rows.Count) : Columns.Rows.All(rows.Count);
                    Assert.Equal(Find(plain, columns, selected), Find(remembering, columns, selected));
                }
            },
            iter: Samples.Count(150));

    private static KeyStore Store(bool removes)
    {
        var store = new KeyStore([(SqlType.String, true), (SqlType.String, true)], removes);
        store.BeginBatch();
        return store;
    }

    private static string Find(KeyStore store, Column[] columns, Rows rows)
    {
        var (slots, added) = (new int[rows.Count], new int[rows.Count]);
        var count = store.FindOrAdd(columns, rows, slots, added);
        return $"{string.Join(' ', slots)}, new {string.Join(' ', added[..count])}";
    }

    private static Rows Every(int step, int count)
    {
        int[] rows = [.. Enumerable.Range(0, count).Where(r => r % step == 0)];
        return Columns.Rows.Of(rows, rows.Length);
    }

    private static StringColumn Column(List<int?> values, Entries entries)
    {
        var nulls = new Bitmap(values.Count);
        var codes = new int[values.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            nulls.Set(i, values[i] is null);
            codes[i] = values[i] is { } value ? entries.Code(value) : -7;
        }

        return new StringColumn(SqlType.String, entries.Pool, codes, nulls);
    }

    /// <summary>A dictionary that can forget its entries, as that of a decoder does.</summary>
    private sealed class Entries
    {
        private readonly Dictionary<int, int> codes = [];

        public StringPool Pool { get; } = new();

        public int Code(int value)
        {
            if (!codes.TryGetValue(value, out var code))
            {
                codes[value] = code = Pool.Add(System.Text.Encoding.UTF8.GetBytes($"entry {value}"));
            }

            return code;
        }

        public void Clear()
        {
            codes.Clear();
            Pool.Clear();
        }
    }
}
