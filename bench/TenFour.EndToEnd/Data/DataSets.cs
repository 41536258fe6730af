using System.IO.Compression;

namespace TenFour.EndToEnd.Data;

/// <summary>
/// The records that are measured with: topics made by the program's own <c>produce</c>, kept in the cache folder from one call to the next.
/// A smaller set is the beginning of a larger one.
/// </summary>
public sealed class DataSets(BenchOptions options, BuiltProgram program, Action<string> log)
{
    private const int CopyBufferBytes = 1 << 20;

    /// <summary>Where sides put checkpoints and the like: on the same disk as the records.</summary>
    public string Scratch => Path.Combine(options.CacheFolder, "scratch");

    /// <summary>In words, for the report.</summary>
    public string Description => options.File is { } file ? $"{Path.GetFileName(file)}, repeated" : "simulated records, seed 1";

    private string Source => options.File is { } file
        ? $"{Path.GetFileNameWithoutExtension(file)}-{new FileInfo(file).Length}"
        : "simulated";

    /// <summary>The folder of a topic with so many records in one partition, all in the page cache.</summary>
    public async Task<string> TopicAsync(int records)
    {
        var folder = Path.Combine(options.CacheFolder, $"{Source}-{records}");
        if (!Directory.Exists(folder))
        {
            log($"making {records:N0} records");
            var unfinished = folder + ".new";
            Delete(unfinished);
            await program.RunAsync(["produce", "--to", unfinished, .. ProduceArguments(), "--limit", records.ToString()]);
            Directory.Move(unfinished, folder);
        }

        await ReadThroughAsync(PartitionFile(folder));
        return folder;
    }

    /// <summary>The one data file of a topic.</summary>
    public static string PartitionFile(string topic) => Path.Combine(topic, "partition-00000.ndjson");

    /// <summary>The records of a topic in one compressed file, in the page cache.</summary>
    /// <param name="extension"><c>.gz</c> or <c>.zst</c>.</param>
    public async Task<string> CompressedAsync(int records, string extension)
    {
        var topic = await TopicAsync(records);
        var path = $"{topic}.ndjson{extension}";
        if (!File.Exists(path))
        {
            log($"compressing {records:N0} records to {extension}");
            await using (var from = File.OpenRead(PartitionFile(topic)))
            await using (var to = File.Create(path + ".new"))
            await using (Stream packed = extension == ".gz" ? new GZipStream(to, CompressionLevel.Optimal) : new ZstdSharp.CompressionStream(to))
            {
                await from.CopyToAsync(packed, CopyBufferBytes);
            }

            File.Move(path + ".new", path);
        }

        await ReadThroughAsync(path);
        return path;
    }

    /// <summary>Removes what interrupted calls left.</summary>
    public void Prepare()
    {
        Delete(Scratch);
        Directory.CreateDirectory(Scratch);
    }

    public void EndScratch() => Delete(Scratch);

    private IEnumerable<string> ProduceArguments() => options.File is { } file

        // In order of time, as the simulated ones are: an append-mode query drops what is late.
        ? ["--file", file, "--order", "time", "--repeat", "1000"]
        : ["--simulate", "--model", "file", "--seed", "1"];

    private static async Task ReadThroughAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: false);
        await file.CopyToAsync(Stream.Null, CopyBufferBytes);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
