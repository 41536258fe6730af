using TenFour.Dashboard.Results;

namespace TenFour.Dashboard.Tests.Results;

public sealed class NewestRowsTests
{
    [Fact]
    public void Row_OfAGroupThatIsThere_TakesItsPlaceAsTheNewest()
    {
        var rows = new NewestRows([0]);

        foreach (var row in new object?[][] { [Window(1), 3L], [Window(2), 4L], [Window(1), 5L] })
        {
            rows.Add(row);
        }

        Assert.Equal(2, rows.Count);
        Assert.Equal([5L, 4L], rows.ToArray().Select(r => r[1]));
    }

    [Fact]
    public void Rows_WithoutAKey_AreCountedBeyondThoseThatAreKept()
    {
        var rows = new NewestRows(null);

        for (var i = 0L; i < ResultLimits.KeptRows + 10; i++)
        {
            rows.Add([i]);
        }

        Assert.Equal(ResultLimits.KeptRows + 10, rows.Count);
        Assert.Equal(ResultLimits.KeptRows, rows.ToArray().Length);
        Assert.Equal(ResultLimits.KeptRows + 9L, rows.ToArray()[0][0]);
    }

    [Fact]
    public void Rows_OfLongTexts_AreKeptAsFarAsTheMemoryAllows()
    {
        var rows = new NewestRows(null);
        var text = new string('x', 1 << 20);

        for (var i = 0; i < 100; i++)
        {
            rows.Add([text]);
        }

        Assert.InRange(rows.ToArray().Length, 1, 20);
    }

    private static Dictionary<string, object?> Window(int hour) => new() { ["start"] = hour, ["end"] = hour + 1 };
}
