using TenFour.Streaming.Plans.Functions;

namespace TenFour.Streaming.Tests.Plans.Functions;

public sealed class FunctionReferenceTests
{
    /// <summary>Writes the file anew instead of comparing it.</summary>
    private const string Rewrite = "TENFOUR_TEST_REWRITE";

    /// <summary>Functions that have no second example, because they take no arguments or give the time.</summary>
    private static readonly string[] WithFewExamples = ["pi", "e", "current_timezone", "current_timestamp", "localtimestamp", "current_date"];

    public static TheoryData<string> Functions => [.. FunctionTable.Definitions.Select(d => d.Name)];

    [Fact]
    public void FunctionReference_Document_IsWrittenFromTheTables()
    {
        var path = Path.Combine(Root(), FunctionReference.Path.Replace('/', Path.DirectorySeparatorChar));
        var expected = FunctionReference.Write();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, expected);
        }

        var actual = File.ReadAllText(path).ReplaceLineEndings("\n");

        Assert.True(
            expected == actual,
            $"{FunctionReference.Path} is not what the tables say. To write it anew: {Rewrite}=1 dotnet test --project tests/TenFour.Streaming.Tests");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void FunctionTable_Examples_AreWhatSparkGave(string function)
    {
        var examples = FunctionTable.Find(function)!.Examples;

        Assert.True(examples.Count >= 2 || WithFewExamples.Contains(function), "has less than two examples");
        Assert.All(examples, example =>
        {
            var @case = Assert.Single(FunctionCases.All.Where(c => c.Sql == example.Sql).Take(1));
            Assert.Equal(@case.IsError ? @case.Result[1..] : @case.Result, example.Result);
        });
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void FunctionTable_Definition_IsFitForTheReference(string function)
    {
        var definition = FunctionTable.Find(function)!;

        Assert.Contains(definition.Name, definition.Signature, StringComparison.Ordinal);
        Assert.EndsWith(".", definition.Description, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', definition.Description);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TenFour.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie inside the project.");
    }
}
