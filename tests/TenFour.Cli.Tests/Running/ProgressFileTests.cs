using TenFour.Cli.Running;

namespace TenFour.Cli.Tests.Running;

public sealed class ProgressFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("", "")]
    [InlineData("{}\n", "{}\n")]
    [InlineData("{}\n{\"half", "{}\n{\"half\n")]
    public void Append_BehindWhatIsThere_BeginsItsLine(string before, string kept)
    {
        File.WriteAllText(path, before);
        using (var file = new ProgressFile(path))
        {
            Assert.Equal(before, File.ReadAllText(path));
            file.Append("{\"a\":1}"u8);
            file.Append("{\"a\":2}"u8);
        }

        Assert.Equal(kept + "{\"a\":1}\n{\"a\":2}\n", File.ReadAllText(path));
    }
}
