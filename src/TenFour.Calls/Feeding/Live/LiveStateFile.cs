using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Keeps a <see cref="LiveState"/> in a file, which holds the old state or the new one at any moment.</summary>
internal sealed class LiveStateFile(string path)
{
    /// <exception cref="StreamingException">The file is there but cannot be used.</exception>
    public LiveState Load()
    {
        if (!File.Exists(path))
        {
            return new LiveState();
        }

        try
        {
            var state = JsonSerializer.Deserialize<LiveState>(File.ReadAllBytes(path));
            return state is { Version: LiveState.CurrentVersion } ? state : throw Refuse("it is of another version", null);
        }
        catch (JsonException e)
        {
            throw Refuse("it is damaged", e);
        }
    }

    public void Save(LiveState state)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = path + ".new";
        using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, JsonSerializer.SerializeToUtf8Bytes(state), 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private StreamingException Refuse(string why, Exception? inner) => StreamingException.ForEnvironment(
        $"The live feed's memory {path} cannot be used: {why}.", "Remove it together with the feed's topics, and all begins anew.", inner);
}
