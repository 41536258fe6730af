using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Aggregates;

/// <summary>Percentiles of a DOUBLE. Keeps every value, for an exact answer: 8 bytes each.</summary>
/// <param name="percentages">Between 0 and 1.</param>
/// <param name="isArray">The result is an array of one element a percentage.</param>
/// <param name="interpolates">Between two values (<c>percentile</c>), or the value at or above the place (<c>percentile_approx</c>).</param>
internal sealed class PercentileAggregator(SqlType type, double[] percentages, bool isArray, bool interpolates) : Aggregator(type)
{
    private readonly SlotLists<double> values = new();

    public override long Bytes => values.Bytes;

    public override void EnsureCapacity(int slots) => values.EnsureCapacity(slots);

    public override void Update(ReadOnlySpan<int> slots, Column[] arguments, Rows rows)
    {
        var column = (FixedColumn<double>)arguments[0];
        for (var i = 0; i < slots.Length; i++)
        {
            if (!column.IsNull(rows[i]))
            {
                values.GrowBack(slots[i], 1)[^1] = column.Values[rows[i]];
            }
        }
    }

    public override void Merge(int target, int count, Aggregator source, int sourceSlot)
    {
        var more = ((PercentileAggregator)source).values.Items(sourceSlot);
        for (var slot = target; !more.IsEmpty && slot < target + count; slot++)
        {
            more.CopyTo(values.GrowBack(slot, more.Length)[^more.Length..]);
        }
    }

    public override void Reset(int slot) => values.Clear(slot);

    public override Column Emit(ReadOnlySpan<int> slots, Arena arena)
    {
        var results = new double[slots.Length * percentages.Length];
        Bitmap? nulls = null;
        for (var i = 0; i < slots.Length; i++)
        {
            var sorted = values.Items(slots[i]).ToArray();
            Array.Sort(sorted, static (a, b) => double.IsNaN(a) ? (double.IsNaN(b) ? 0 : 1) : double.IsNaN(b) ? -1 : a.CompareTo(b));
            if (sorted.Length == 0)
            {
                (nulls ??= arena.RentBitmap(slots.Length)).Set(i);
                continue;
            }

            for (var j = 0; j < percentages.Length; j++)
            {
                results[(i * percentages.Length) + j] = interpolates ? Interpolate(sorted, percentages[j]) : Nearest(sorted, percentages[j]);
            }
        }

        return isArray ? Arrays(slots.Length, results, nulls) : Convert(Type, results, nulls);
    }

    public override void Write(int slot, StateWriter output)
    {
        output.WriteUnsigned((ulong)values.Count(slot));
        foreach (var value in values.Items(slot))
        {
            output.WriteDouble(value);
        }
    }

    public override void Read(int slot, ref StateReader input)
    {
        var count = input.ReadLength();
        if (count > 0)
        {
            foreach (ref var value in values.GrowBack(slot, count))
            {
                value = input.ReadDouble();
            }
        }
    }

    private static double Interpolate(double[] sorted, double percentage)
    {
        var place = (sorted.Length - 1) * percentage;
        var (lower, higher) = (Math.Floor(place), Math.Ceiling(place));
        var (low, high) = (sorted[(int)lower], sorted[(int)higher]);
        return lower == higher || low == high ? low : ((higher - place) * low) + ((place - lower) * high);
    }

    private static double Nearest(double[] sorted, double percentage) =>
        sorted[Math.Max(0, (int)Math.Ceiling(percentage * sorted.Length) - 1)];

    private ArrayColumn Arrays(int rows, double[] results, Bitmap? nulls)
    {
        var starts = Enumerable.Range(0, rows).Select(i => i * percentages.Length).ToArray();
        var lengths = Enumerable.Repeat(percentages.Length, rows).ToArray();
        return new ArrayColumn(Type, starts, lengths, Convert(((ArrayType)Type).Element, results, null), nulls);
    }

    private static Column Convert(SqlType type, double[] results, Bitmap? nulls) => type switch
    {
        ByteType => new FixedColumn<sbyte>(type, Array.ConvertAll(results, r => (sbyte)r), nulls),
        ShortType => new FixedColumn<short>(type, Array.ConvertAll(results, r => (short)r), nulls),
        IntType or DateType or YearMonthIntervalType => new FixedColumn<int>(type, Array.ConvertAll(results, r => (int)r), nulls),
        FloatType => new FixedColumn<float>(type, Array.ConvertAll(results, r => (float)r), nulls),
        DoubleType => new FixedColumn<double>(type, results, nulls),
        DecimalType d => new FixedColumn<Int128>(type, Array.ConvertAll(results, r => (Int128)Math.Round(r * Math.Pow(10, d.Scale))), nulls),
        _ => new FixedColumn<long>(type, Array.ConvertAll(results, r => (long)r), nulls),
    };
}
