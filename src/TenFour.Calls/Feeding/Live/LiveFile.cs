using System.Text.Json;
using TenFour.Streaming.Errors;

namespace TenFour.Calls.Feeding.Live;

/// <summary>Keeps a value in a file, which holds the old value or the new one at any moment.</summary>
internal sealed class LiveFile<T>(string path)
    where T : class, ILiveMemory, new()
{
    /// <summary>What the file holds; a new value where there is none.</summary>
    /// <exception cref="StreamingException">The file is there but cannot be used.</exception>
    public T Load()
    {
        if (!File.Exists(path))
        {
            return new T();
        }

        try
        {
            var value = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path));
            return value is { Version: ILiveMemory.CurrentVersion } ? value : throw Refuse("it is of another version", null);
        }
        catch (JsonException e)
        {
            throw Refuse("it is damaged", e);
        }
    }

    /// <exception cref="StreamingException">The file cannot be written.</exception>
    public void Save(T value)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var temporary = path + ".new";
            using (var file = File.OpenHandle(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                RandomAccess.Write(file, JsonSerializer.SerializeToUtf8Bytes(value), 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StreamingException.ForEnvironment($"The live feed's memory cannot be written: {e.Message}", "Make room, or name another place.", e);
        }
    }

    private StreamingException Refuse(string why, Exception? inner) => StreamingException.ForEnvironment(
        $"The live feed's memory {path} cannot be used: {why}.", "Remove it together with the feed's topics, and all begins anew.", inner);
}
