using System.Text;
using TenFour.Sinks.Files;
using TenFour.Streaming.Types;

namespace TenFour.Sinks.Tests.Files;

public sealed class CsvRowsTests
{
    private static readonly DateTimeOffset Evening = new(2018, 12, 31, 23, 57, 0, TimeSpan.FromHours(-8));

    [Fact]
    public async Task Cells_WithSpecialCharacters_AreQuoted() => Assert.Equal(
        "a,b\r\n\"x, \"\"y\"\"\",\"two\nlines\"\r\n,1.25\r\n",
        await TextAsync(new Schema([new("a", new StringType(), true), new("b", new StringType(), true)]), [["x, \"y\"", "two\nlines"], [null, "1.25"]]));

    [Fact]
    public async Task Cell_WithAnEmptyText_DiffersFromNull() => Assert.Equal(
        "a,A_2\r\n\"\",\r\n",
        await TextAsync(new Schema([new("a", new StringType(), true), new("A", new StringType(), true)]), [["", null]]));

    [Fact]
    public async Task Window_AsCsv_IsTwoInstantsWithTheirOffset() => Assert.Equal(
        "window_start,window_end,n\r\n2018-12-31T23:57:00-08:00,2019-01-01T00:27:00-08:00,1234567\r\n",
        await TextAsync(
            new Schema(
            [
                new("window", new StructType([new("start", new TimestampType(), true), new("end", new TimestampType(), true)]), true),
                new("n", new LongType(), true),
            ]),
            [[new Dictionary<string, object?> { ["start"] = Evening, ["end"] = Evening.AddMinutes(30) }, 1234567L]]));

    private static async Task<string> TextAsync(Schema schema, object?[][] rows)
    {
        using var output = new MemoryStream();
        await CsvRows.WriteAsync(output, schema, rows, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
