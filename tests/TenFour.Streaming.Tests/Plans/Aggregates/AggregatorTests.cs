using System.Buffers;
using System.Globalization;
using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Aggregates;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.State;
using TenFour.Streaming.Tests.Operators;
using TenFour.Streaming.Tests.State;
using TenFour.Streaming.Types;
using Xunit;

namespace TenFour.Streaming.Tests.Plans.Aggregates;

public sealed class AggregatorTests
{
    private const int RowCount = 60;
    private const int Slots = 4;
    private const int Parts = 3;

    private static readonly Expression Half = new Literal(new FixedColumn<double>(SqlType.Double, [0.5]));

    public static TheoryData<string> Names => [.. AggregateTable.Definitions.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Aggregate_OfMergedParts_EqualsTheWhole(string name) =>
        Sample(name, (call, columns, slots) =>
        {
            var whole = Create(call, Slots);
            whole.Update(slots, columns, Rows.All(RowCount));

            // A part for each third of the rows, merged in any order.
            var parts = Create(call, Slots * Parts);
            parts.Update([.. slots.Select((s, i) => s + (i * Parts / RowCount * Slots))], columns, Rows.All(RowCount));
            var merged = Create(call, Slots);
            foreach (var part in new[] { 1, 0, 2 })
            {
                for (var slot = 0; slot < Slots; slot++)
                {
                    merged.Merge(slot, 1, parts, (part * Slots) + slot);
                }
            }

            AssertSame(Text(whole), Text(merged));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Aggregate_WrittenAndRead_GoesOnTheSame(string name) =>
        Sample(name, (call, columns, slots) =>
        {
            var first = Create(call, Slots);
            first.Update(slots, columns, Rows.All(RowCount));
            var output = new ArrayBufferWriter<byte>();
            using (var writer = new StateWriter(output))
            {
                for (var slot = 0; slot < Slots; slot++)
                {
                    first.Write(slot, writer);
                }
            }

            var second = Create(call, Slots);
            var reader = new StateReader(output.WrittenSpan);
            for (var slot = 0; slot < Slots; slot++)
            {
                second.Read(slot, ref reader);
            }

            reader.ExpectEnd();
            AssertSame(Text(first), Text(second));
            first.Update(slots, columns, Rows.All(RowCount));
            second.Update(slots, columns, Rows.All(RowCount));
            AssertSame(Text(first), Text(second));
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Aggregate_Reset_IsEmpty(string name) =>
        Sample(name, (call, columns, slots) =>
        {
            var used = Create(call, Slots);
            used.Update(slots, columns, Rows.All(RowCount));
            for (var slot = 0; slot < Slots; slot++)
            {
                used.Reset(slot);
            }

            Assert.Equal(Text(Create(call, Slots)), Text(used));
        });

    [Fact]
    public void ApproximateDistinct_OfManyValues_IsWithinItsError()
    {
        foreach (var count in new[] { 100, 390, 1000, 20_000, 500_000 })
        {
            var call = AggregateTable.Bind("approx_count_distinct", [new ColumnReference(0, "x", SqlType.Long, true)], false, null, false, TextSpan.None);
            var aggregator = Create(call, 1);
            var column = new FixedColumn<long>(SqlType.Long, [.. Enumerable.Range(0, count).Select(i => (long)i)]);
            aggregator.Update(new int[count], [column], Rows.All(count));

            var estimate = ((FixedColumn<long>)aggregator.Emit([0], new Arena())).Values[0];

            // Three standard deviations of 5 %.
            Assert.InRange(estimate, count * 0.85, count * 1.15);
        }
    }

    private static void Sample(string name, Action<AggregateCall, Column[], int[]> test) =>
        (from types in SampleColumns.OneOf(ArgumentTypes(name))
         from first in SampleColumns.Of(types[0], RowCount)
         from second in SampleColumns.Of(types[^1], RowCount)
         from slots in Gen.Int[0, Slots - 1].Array[RowCount]
         select (types, first, second, slots)).Sample(
            sample =>
            {
                Expression[] arguments = [.. sample.types.Select((t, i) => new ColumnReference(i, $"x{i}", t, true)), .. Settings(name)];
                var call = AggregateTable.Bind(name, arguments, false, null, false, TextSpan.None);
                Column[] columns = [sample.first, sample.second];
                var batch = new ColumnBatch(new Schema([]), columns, Rows.All(RowCount));
                var context = new EvaluationContext(TimeZoneInfo.Utc);
                test(call, [.. call.Arguments.Select(a => a.Evaluate(batch, batch.Rows, context))], sample.slots);
            },
            iter: Samples.Count(60));

    private static Expression[] Settings(string name) => name is "percentile" or "percentile_approx" ? [Half] : [];

    private static SqlType[][] ArgumentTypes(string name) => name switch
    {
        "count_if" or "bool_and" or "bool_or" => [[SqlType.Boolean]],
        "sum" or "avg" or "try_sum" or "try_avg" =>
            [[SqlType.Byte], [SqlType.Short]],
        "bit_and" or "bit_or" or "bit_xor" => [[SqlType.Byte], [SqlType.Int], [SqlType.Long]],
        "min" or "max" => [.. SampleColumns.Types.Where(t => t is not CalendarIntervalType).Select(t => new[] { t })],
        "min_by" or "max_by" => [[SqlType.String, SqlType.Byte], [SqlType.Double, SqlType.String], [SqlType.Window, SqlType.Double]],
        "listagg" => [[SqlType.String]],
        "covar_pop" or "covar_samp" => [[SqlType.Byte, SqlType.Short]],
        "corr" => [[SqlType.Short, SqlType.Short]],
        "median" or "percentile" or "percentile_approx" or "stddev_samp" or "stddev_pop" or "var_samp" or "var_pop" or "skewness" or "kurtosis" =>
            [[SqlType.Short], [SqlType.Byte]],
        _ => [.. SampleColumns.Types.Select(t => new[] { t })],
    };

    private static Aggregator Create(AggregateCall call, int slots)
    {
        var aggregator = call.CreateAggregator();
        aggregator.EnsureCapacity(slots);
        return aggregator;
    }

    /// <summary>Equal texts; floating-point numbers to nine digits of the larger one.</summary>
    private static void AssertSame(string[] expected, string[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (left, right) in expected.Zip(actual))
        {
            var areNumbers = double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
                & double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b);
            if (!areNumbers || !(Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)))))
            {
                Assert.Equal(left, right);
            }
        }
    }

    private static string[] Text(Aggregator aggregator)
    {
        Column column;
        try
        {
            column = aggregator.Emit([.. Enumerable.Range(0, Slots)], new Arena());
        }
        catch (StreamingException error) when (error.Condition == "DIVIDE_BY_ZERO")
        {
            // A correlation of values that do not vary is an error in Spark too, and must be one on both sides.
            return [error.Message];
        }

        return [.. Enumerable.Range(0, Slots).Select(s => column switch
        {
            FixedColumn<double> d when !d.IsNull(s) => (Math.Abs(d.Values[s]) < 1e-9 ? 0 : d.Values[s]).ToString("R", CultureInfo.InvariantCulture),

            // Zero and minus zero are equal, so that either may be the smallest.
            FixedColumn<float> f when !f.IsNull(s) => (f.Values[s] == 0 ? 0 : f.Values[s]).ToString("G9", CultureInfo.InvariantCulture),
            _ => RowText.Cell(column, s),
        })];
    }
}
