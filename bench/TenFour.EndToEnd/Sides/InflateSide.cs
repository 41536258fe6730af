using System.Diagnostics;
using System.IO.Compression;

namespace TenFour.EndToEnd.Sides;

/// <summary>A bare decompressor: reads a file to its end and drops the bytes.</summary>
internal sealed class InflateSide(SideSettings settings) : ISide
{
    public const string Kind = "inflate";

    public async Task<SideResult> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var file = File.OpenRead(settings["file"]);
        await using Stream bytes = settings["file"].EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : new ZstdSharp.DecompressionStream(file);
        var buffer = new byte[256 * 1024];
        var total = 0L;
        for (var read = -1; read != 0; total += read)
        {
            read = bytes.Read(buffer);
        }

        return new SideResult(clock.Elapsed.TotalSeconds)
        {
            Version = ".NET " + Environment.Version,
            Values = new Dictionary<string, double> { ["bytes"] = total },
        };
    }

    public Task<SideResult> VerifyAsync() => throw new BenchException("Decompressors are not compared.");

    public void Dispose()
    {
        // Nothing is kept between runs.
    }
}
