namespace TenFour.Cli.Tests.Commands;

/// <summary>A topic folder that exists as long as the test.</summary>
internal sealed class TopicFolder : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("tenfour-");

    public string Parent => _parent.FullName;

    public string Path => System.IO.Path.Combine(_parent.FullName, "calls");

    public string this[string name] => System.IO.Path.Combine(_parent.FullName, name);

    /// <summary>Appends by hand, as <c>cat &gt;&gt;</c> does.</summary>
    public TopicFolder Append(int partition, string text)
    {
        Directory.CreateDirectory(Path);
        File.AppendAllText(System.IO.Path.Combine(Path, $"partition-{partition:D5}.ndjson"), text);
        return this;
    }

    public void Dispose() => _parent.Delete(recursive: true);
}
