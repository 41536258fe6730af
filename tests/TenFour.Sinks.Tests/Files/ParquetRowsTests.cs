using System.Globalization;
using DuckDB.NET.Data;
using TenFour.Sinks.Files;
using TenFour.Streaming.Types;
using TenFour.Testing;

namespace TenFour.Sinks.Tests.Files;

/// <summary>What DuckDB reads out of our files.</summary>
public sealed class ParquetRowsTests
{
    private static readonly Schema Everything = new(
    [
        new("yes", new BooleanType(), true),
        new("tiny", new ByteType(), true),
        new("small", new ShortType(), true),
        new("whole", new IntType(), true),
        new("big", new LongType(), true),
        new("single", new FloatType(), true),
        new("real", new DoubleType(), true),
        new("money", new DecimalType(20, 2), true),
        new("text", new StringType(), true),
        new("bytes", new BinaryType(), true),
        new("day", new DateType(), true),
        new("at", new TimestampType(), true),
        new("local", new TimestampNtzType(), true),
        new("window", new StructType([new("start", new TimestampType(), true), new("end", new TimestampType(), true)]), true),
        new("list", new ArrayType(new StringType(), true), true),
    ]);

    private static readonly DateTimeOffset Evening = new(2018, 12, 31, 23, 57, 0, TimeSpan.FromHours(-8));

    private static readonly object?[] Full =
    [
        true, -3L, 300L, 70_000L, long.MaxValue, 1.5, 0.1, 123456789012345678.25m, "Größe, \"x\"", new byte[] { 1, 255 }, new DateOnly(1969, 12, 31),
        Evening.AddMicroseconds(1), new DateTime(2018, 12, 31, 1, 2, 3), Window(Evening), new object?[] { "a", null },
    ];

    [Fact]
    public async Task Types_OfTheColumns_AreKept()
    {
        using var folder = new TemporaryFolder();
        var path = await WriteAsync(folder, Everything, [Full]);

        Assert.Equal(
            [
                "yes BOOLEAN", "tiny TINYINT", "small SMALLINT", "whole INTEGER", "big BIGINT", "single FLOAT", "real DOUBLE", "money DECIMAL(20,2)",
                "text VARCHAR", "bytes BLOB", "day DATE", "at TIMESTAMP WITH TIME ZONE", "local TIMESTAMP", "window_start TIMESTAMP WITH TIME ZONE",
                "window_end TIMESTAMP WITH TIME ZONE", "list VARCHAR",
            ],
            Query(path, "SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '{0}')"));
    }

    [Fact]
    public async Task Values_OfEachType_AreRead()
    {
        using var folder = new TemporaryFolder();
        var path = await WriteAsync(folder, Everything, [Full, new object?[Everything.Count]]);

        Assert.Equal(
            ["true|-3|300|70000|9223372036854775807|1.5|0.1|123456789012345678.25|Größe, \"x\"|\\x01\\xFF|1969-12-31|1546329420000001|2018-12-31 01:02:03|1546331220000000|[\"a\",null]"],
            Query(path, """
                SELECT concat_ws('|', "yes", tiny, small, whole, big, single, "real", money, "text", bytes, "day", epoch_us("at"), "local", epoch_us(window_end), list)
                FROM '{0}' WHERE big > 0
                """));
        var isNull = string.Join(" AND ", Everything.Fields.Select(f => $"\"{(f.Name == "window" ? "window_start" : f.Name)}\" IS NULL"));
        Assert.Equal(["1"], Query(path, $"SELECT count(*)::VARCHAR FROM '{{0}}' WHERE {isNull}"));
    }

    [Fact]
    public async Task Rows_OfSeveralGroups_AreAllThere()
    {
        using var folder = new TemporaryFolder();
        var schema = new Schema([new("n", new LongType(), false), new("n", new StringType(), false)]);
        var path = await WriteAsync(folder, schema, Enumerable.Range(0, 120_000).Select(n => new object?[] { (long)n, $"row {n % 7}" }));

        Assert.Equal(["120000 7199940000 7"], Query(path, "SELECT count(*) || ' ' || sum(n) || ' ' || count(DISTINCT n_2) FROM '{0}'"));
        Assert.Equal(["3"], Query(path, "SELECT count(DISTINCT row_group_id)::VARCHAR FROM parquet_metadata('{0}')"));
    }

    [Fact]
    public async Task File_WithoutRows_HasItsColumns()
    {
        using var folder = new TemporaryFolder();
        var path = await WriteAsync(folder, Everything, []);

        Assert.Equal(["0"], Query(path, "SELECT count(*)::VARCHAR FROM '{0}'"));
    }

    private static Dictionary<string, object?> Window(DateTimeOffset start) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["start"] = start,
        ["end"] = start.AddMinutes(30),
    };

    private static async Task<string> WriteAsync(TemporaryFolder folder, Schema schema, IEnumerable<object?[]> rows)
    {
        var path = Path.Combine(folder.Path, "rows.parquet");
        await using var file = File.Create(path);
        await ParquetRows.WriteAsync(file, schema, rows, CancellationToken.None);
        return path;
    }

    private static List<string> Query(string path, string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql, path);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
