using TenFour.Spark.Plans;
using TenFour.Spark.Protocol;
using TenFour.Spark.Tests.Harness;

namespace TenFour.Spark.Tests.Plans;

/// <summary>A real server analyses the relation of every built-in statistic, and finds our columns in it.</summary>
public sealed class StatisticServerTests
{
    public static TheoryData<string> Statistics =>
        new(Directory.EnumerateFiles(StatisticRelations.Folder, "*.sql").Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Statistics))]
    public async Task Statistic_Analysed_HasOurColumns(string file)
    {
        using var server = TestServer.Open();
        var text = await File.ReadAllTextAsync(Path.Combine(StatisticRelations.Folder, file), TestContext.Current.CancellationToken);
        var (plan, relation) = StatisticRelations.Write(text);
        var ddl = string.Join(", ", plan.Columns.Select(c => $"`{c.Name}` {DdlText.Of(c.Type)}"));
        Assert.Equal(Bare(await server.ParseAsync(ddl)), Bare(await server.SchemaAsync(relation)));
    }

    /// <summary>Names and types alone: DDL has no metadata, and leaves every field nullable.</summary>
    private static DataType Bare(DataType type)
    {
        var bare = type.Clone();
        Strip(bare);
        return bare;
    }

    private static void Strip(DataType type)
    {
        foreach (var field in type.Struct?.Fields ?? [])
        {
            field.Nullable = true;
            field.ClearMetadata();
            Strip(field.DataType);
        }

        if (type.Array is { } array)
        {
            array.ContainsNull = true;
            Strip(array.ElementType);
        }
    }
}
