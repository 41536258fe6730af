using TenFour.Cli.Tests.Programs;

namespace TenFour.Cli.Tests.Commands;

/// <summary>The real program, killed without warning.</summary>
public sealed class ProduceCommandKillTests : IDisposable
{
    private const int Kills = 4;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tenfour-kill-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Produce_KilledAgainAndAgain_EndsWithTheBytesOfARunThatWasNot()
    {
        var random = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start("killed");
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(150, 600)));
            process.Kill();
            await process.WaitForExitAsync();
        }

        using (var last = Start("killed"))
        {
            Assert.Equal(0, (await last.EndAsync()).ExitCode);
        }

        using (var whole = Start("whole"))
        {
            Assert.Equal(0, (await whole.EndAsync()).ExitCode);
        }

        foreach (var partition in new[] { "partition-00000.ndjson", "partition-00001.ndjson" })
        {
            Assert.Equal(File.ReadAllBytes(PathOf("whole", partition)), File.ReadAllBytes(PathOf("killed", partition)));
        }
    }

    private System.Diagnostics.Process Start(string topic) => BuiltProgram.Start(
        "produce", "--to", PathOf(topic), "--simulate", "--limit", "50000", "--rate", "60000/s", "--partitions", "2", "--oddities", "0.01");

    private string PathOf(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
}
