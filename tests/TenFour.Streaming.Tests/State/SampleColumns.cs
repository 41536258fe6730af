using System.Text;
using CsCheck;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.State;

/// <summary>Columns of every type with random values, nulls and the odd ones of each type among them.</summary>
internal static class SampleColumns
{
    public static readonly SqlType[] Types =
    [
        SqlType.Boolean, SqlType.Byte, SqlType.Short, SqlType.Int, SqlType.Long, SqlType.Float, SqlType.Double, SqlType.Date, SqlType.Timestamp,
        SqlType.TimestampNtz, SqlType.String, SqlType.Binary, new DecimalType(30, 4), DayTimeIntervalType.Default, YearMonthIntervalType.Default,
        SqlType.CalendarInterval, SqlType.Window, new ArrayType(SqlType.Int),
        new StructType([new StructField("a", SqlType.String), new StructField("b", new ArrayType(SqlType.Double))]),
    ];

    public static Gen<Column> Of(SqlType type, int rows) => Gen.Select(Values(type, rows), Gen.Int[0, 3].Array[rows]).Select((values, nulls) =>
    {
        var mask = new Bitmap(rows);
        for (var i = 0; i < rows; i++)
        {
            mask.Set(i, nulls[i] == 0);
        }

        return nulls.Contains(0) ? values.With(type, mask) : values;
    });

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Column> Values(SqlType type, int rows) => type switch
    {
        BooleanType => Fixed(type, Gen.Bool, rows),
        ByteType => Fixed(type, Gen.SByte[-2, 2], rows),
        ShortType => Fixed(type, Gen.Short[-300, 300], rows),
        IntType or DateType or YearMonthIntervalType => Fixed(type, Gen.OneOf(Gen.Int[-3, 3], Gen.Int), rows),
        FloatType => Fixed(type, Gen.OneOf(Gen.Float, OneOf(0f, -0f, float.NaN, float.PositiveInfinity, 1.5f)), rows),
        DoubleType => Fixed(type, Gen.OneOf(Gen.Double, OneOf(0.0, -0.0, double.NaN, double.NegativeInfinity, 1.5)), rows),
        DecimalType => Fixed(type, Gen.Select(Gen.Long, Gen.Long[-2, 2]).Select((low, high) => ((Int128)high << 70) + low), rows),
        CalendarIntervalType => Fixed(type, Gen.Select(Gen.Int[-1, 1], Gen.Int[-1, 1], Gen.Long[-1, 1]).Select((m, d, u) => new CalendarIntervalValue(m, d, u)), rows),
        StringType or BinaryType => Gen.String[Gen.Char["ab\0\u00e9"], 0, 4].Array[rows].Select(texts => Texts(type, texts)),
        StructType s => Gen.Int[0, 1].SelectMany(_ => Fields(s, rows)),
        ArrayType a => Gen.Select(Gen.Int[0, 3].Array[rows], Of(a.Element, rows * 3)).Select((lengths, elements) => Arrays(a, lengths, elements)),
        _ => Fixed(type, Gen.OneOf(Gen.Long[-3, 3], Gen.Long), rows),
    };

    private static Gen<Column> Fixed<T>(SqlType type, Gen<T> values, int rows)
        where T : unmanaged => values.Array[rows].Select(v => (Column)new FixedColumn<T>(type, v));

    private static Gen<Column> Fields(StructType type, int rows) => type.Fields
        .Aggregate(Gen.Const(new List<Column>()), (all, field) => Gen.Select(all, Of(field.Type, rows)).Select((list, c) => new List<Column>(list) { c }))
        .Select(fields => (Column)new StructColumn(type, [.. fields]));

    private static Column Texts(SqlType type, string[] texts)
    {
        var pool = new StringPool();
        foreach (var text in texts)
        {
            pool.Add(Encoding.UTF8.GetBytes(text));
        }

        return new StringColumn(type, pool, null);
    }

    private static Column Arrays(ArrayType type, int[] lengths, Column elements) =>
        new ArrayColumn(type, [.. Enumerable.Range(0, lengths.Length).Select(i => i * 3)], lengths, elements);
}
