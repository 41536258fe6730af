using TenFour.Cli.Tests.Architecture;

namespace TenFour.Cli.Tests.Docs;

public sealed class CommandReferenceTests
{
    /// <summary>Writes the file anew instead of comparing it.</summary>
    private const string Rewrite = "TENFOUR_TEST_REWRITE";

    [Fact]
    public async Task CommandReference_Document_IsTheHelpOfTheCommands()
    {
        var expected = await CommandReference.WriteAsync();
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            await File.WriteAllTextAsync(Repository.PathOf(CommandReference.Path), expected, TestContext.Current.CancellationToken);
        }

        var actual = Repository.Read(CommandReference.Path);

        Assert.True(
            expected == actual,
            $"{CommandReference.Path} is not the help of the commands. To write it anew: {Rewrite}=1 dotnet test --project tests/TenFour.Cli.Tests");
    }
}
