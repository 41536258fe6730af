namespace TenFour.Spark.Comparing;

/// <summary>The values of a row that tell it from others; floating-point numbers among them exactly.</summary>
internal readonly record struct ComparedKey(string Text)
{
    public static ComparedKey Of(ComparedRow row, IReadOnlyList<int> columns)
    {
        var cells = row.Cells();
        return new ComparedKey(string.Join(ComparedRow.Separator, columns.Select(c => cells[c])));
    }
}
