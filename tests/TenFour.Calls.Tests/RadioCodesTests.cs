using System.Text.Json;

namespace TenFour.Calls.Tests;

public class RadioCodesTests
{
    [Theory]
    [InlineData("GOA", "Gone on Arrival")]
    [InlineData("22", "Cancel")]
    [InlineData("Not recorded", null)]
    public void Meaning_OfACode_IsWordsOrNothing(string code, string? expected) => Assert.Equal(expected, RadioCodes.Meaning(code));

    [Fact]
    public void Rows_OfTheBuiltInTable_HaveDistinctCodes() =>
        Assert.Equal(19, RadioCodes.Rows.Select(row => row.DispositionCode).Distinct().Count());

    [Fact]
    public void Rows_OfTheBuiltInTable_EqualThePublishedList()
    {
        var data = Environment.GetEnvironmentVariable("TENFOUR_TEST_DATA");
        Assert.SkipWhen(data is null, "TENFOUR_TEST_DATA names no folder of records");

        using var published = JsonDocument.Parse(File.ReadAllText(Path.Combine(data!, "radio_code.json")));
        var expected = published.RootElement.EnumerateArray()
            .Select(code => new RadioCode(code.GetProperty("disposition_code").GetString()!, code.GetProperty("description").GetString()!));

        Assert.Equal(expected, RadioCodes.Rows);
    }
}
