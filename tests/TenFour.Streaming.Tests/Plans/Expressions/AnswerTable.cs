using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Tests.Plans.Expressions;

/// <summary>The table of one row over which real Spark answered the expressions of <c>Answers</c>; its SQL is in <c>Answers/table.sql</c>.</summary>
internal static class AnswerTable
{
    public static readonly TimeZoneInfo TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    private const long Day = 86_400_000_000;

    // 2018-12-31 23:57:00 on the wall, and in Los Angeles.
    private const long Wall = 1_546_300_620_000_000;
    private const long Instant = Wall + (Day / 3);

    private static readonly (string Name, Column Column, bool Nullable)[] Fields =
    [
        .. Numbers(),
        ("s", Text("7"), false),
        ("bin", Text(SqlType.Binary, "AB"), false),
        ("dt", Fixed(SqlType.Date, 17_896), false),
        ("ts", Fixed(SqlType.Timestamp, Instant), false),
        ("ntz", Fixed(SqlType.TimestampNtz, Wall), false),
        ("dti", Fixed(DayTimeIntervalType.Default, Day + 7_384_500_000), false),
        ("ymi", Fixed(YearMonthIntervalType.Default, 14), false),
        ("ci", Fixed(SqlType.CalendarInterval, new CalendarIntervalValue(1, 2, 10_800_000_000)), false),
        ("arr", new ArrayColumn(new ArrayType(SqlType.Int, ContainsNull: false), [0], [3], new FixedColumn<int>(SqlType.Int, [1, 2, 3])), false),
        ("st", Struct(), false),
        ("m", new MapColumn(new MapType(SqlType.String, SqlType.Int), [0], [1], Text("k"), Fixed(SqlType.Int, 1)), false),
        ("n", Null(SqlType.Null), true),
        ("ni", Null(SqlType.Int), true),
        ("ns", Null(SqlType.String), true),
        ("nb", Null(SqlType.Boolean), true),
        ("nts", Null(SqlType.Timestamp), true),
        ("sa", StringArray(), false),
        ("sbad", Text("abc"), false),
        ("sint", Text(" 12 "), false),
        ("sdec", Text("1.5"), false),
        ("syes", Text("Yes"), false),
        ("sdate", Text("2018-12-31"), false),
        ("sts", Text("2018-12-31 23:57:00"), false),
        ("su", Text(@"Größe 50%_x\y"), false),
        ("bf", Fixed(SqlType.Boolean, false), false),
        ("nd", Null(SqlType.Double), true),
        ("ndec", Null(new DecimalType(10, 2)), true),
    ];

    public static Schema Schema { get; } = new([.. Fields.Select(f => new StructField(f.Name, f.Column.Type, f.Nullable))]);

    /// <summary>The row, so many times over.</summary>
    public static ColumnBatch Batch(int rows = 1)
    {
        var again = Rows.Of(new int[rows], rows);
        return new ColumnBatch(Schema, [.. Fields.Select(f => ColumnCopy.Gather(f.Column, again))], Rows.All(rows));
    }

    /// <summary>The same batch with its STRING columns dictionary-coded, behind an entry that nobody has.</summary>
    public static ColumnBatch Coded(ColumnBatch batch) =>
        batch with { Columns = [.. batch.Columns.Select(c => c is StringColumn { Type: StringType } s ? Coded(s, batch.Rows) : c)] };

    private static StringColumn Coded(StringColumn column, Rows rows)
    {
        var dictionary = new StringDictionary();
        dictionary.Intern("nobody has this"u8);
        var codes = Enumerable.Range(0, rows.Count).Select(row => column.IsNull(row) ? 0 : dictionary.Intern(column[row])).ToArray();
        return new StringColumn(column.Type, dictionary.Pool, codes, column.Nulls);
    }

    private static IEnumerable<(string Name, Column Column, bool Nullable)> Numbers() =>
    [
        ("b", Fixed(SqlType.Boolean, true), false),
        ("ti", Fixed<sbyte>(SqlType.Byte, 1), false),
        ("si", Fixed<short>(SqlType.Short, 2), false),
        ("i", Fixed(SqlType.Int, 3), false),
        ("l", Fixed(SqlType.Long, 4L), false),
        ("f", Fixed(SqlType.Float, 1.5f), false),
        ("d", Fixed(SqlType.Double, 2.5), false),
        ("dec", Fixed<Int128>(new DecimalType(10, 2), 1234), false),
        ("tmax", Fixed(SqlType.Byte, sbyte.MaxValue), false),
        ("tmin", Fixed(SqlType.Byte, sbyte.MinValue), false),
        ("smax", Fixed(SqlType.Short, short.MaxValue), false),
        ("smin", Fixed(SqlType.Short, short.MinValue), false),
        ("imax", Fixed(SqlType.Int, int.MaxValue), false),
        ("imin", Fixed(SqlType.Int, int.MinValue), false),
        ("lmax", Fixed(SqlType.Long, long.MaxValue), false),
        ("lmin", Fixed(SqlType.Long, long.MinValue), false),
        ("z", Fixed(SqlType.Int, 0), false),
        ("zl", Fixed(SqlType.Long, 0L), false),
        ("zd", Fixed(SqlType.Double, 0.0), false),
        ("nzd", Fixed(SqlType.Double, -0.0), false),
        ("nan", Fixed(SqlType.Double, double.NaN), true),
        ("inf", Fixed(SqlType.Double, double.PositiveInfinity), true),
        ("fnan", Fixed(SqlType.Float, float.NaN), true),
        ("big", Fixed(SqlType.Double, 1e10), false),
        ("small", Fixed(SqlType.Double, 1.5e-5), false),
        ("fbig", Fixed(SqlType.Float, 3.4e38f), false),
        ("dmax", Fixed(new DecimalType(38, 0), Int128.Parse(new string('9', 38))), false),
        ("d38", Fixed(new DecimalType(38, 18), Int128.Parse("12345678901234567890123456789012345678")), false),
        ("dz", Fixed<Int128>(new DecimalType(5, 2), 0), true),
    ];

    private static FixedColumn<T> Fixed<T>(SqlType type, T value)
        where T : unmanaged => new(type, [value]);

    private static StringColumn Text(string value) => Text(SqlType.String, value);

    private static StringColumn Text(SqlType type, params string?[] values)
    {
        var (pool, nulls) = (new StringPool(), new Bitmap(values.Length));
        for (var i = 0; i < values.Length; i++)
        {
            pool.Add(System.Text.Encoding.UTF8.GetBytes(values[i] ?? ""));
            nulls.Set(i, values[i] is null);
        }

        return new StringColumn(type, pool, null, nulls.CountSet() == 0 ? null : nulls);
    }

    private static Column Null(SqlType type) => Streaming.Plans.Expressions.Kernels.ColumnFill.Null(type);

    private static StructColumn Struct()
    {
        var type = new StructType([new StructField("x", SqlType.Int, Nullable: false), new StructField("y", SqlType.String, Nullable: false)]);
        return new StructColumn(type, [Fixed(SqlType.Int, 1), Text("a")]);
    }

    private static ArrayColumn StringArray() => new(new ArrayType(SqlType.String), [0], [2], Text(SqlType.String, "a", null));
}
