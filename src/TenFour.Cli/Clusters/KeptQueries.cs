using System.Text.Json;
using System.Text.Json.Serialization;
using TenFour.Streaming.Errors;

namespace TenFour.Cli.Clusters;

/// <summary>
/// The queries on clusters that this user has started and that have not been seen to end: a small file each, so that programs at the same time do not
/// disturb one another.
/// </summary>
internal sealed class KeptQueries(string folder)
{
    private const string Extension = ".json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Those of the user who runs this program.</summary>
    public static KeptQueries OfUser() =>
        new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "tenfour", "queries"));

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<KeptQuery> All() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*" + Extension).Select(Read).OfType<KeptQuery>().OrderBy(q => q.Started)];

    /// <summary>The query of a name or the beginning of an id.</summary>
    /// <exception cref="StreamingException">There is none, or several.</exception>
    public KeptQuery Find(string text)
    {
        var all = All();
        var found = all.Where(q => q.Name.Equals(text, StringComparison.OrdinalIgnoreCase) || IsId(q.RunId, text) || IsId(q.Id, text)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 when all.Count == 0 => throw StreamingException.ForUser(
                $"There is no query {text}: no query on a cluster is known.", advice: "Start one: submit STATISTIC --source kafka://host:port/topic --master sc://host:15002."),
            0 => throw StreamingException.ForUser(
                $"There is no query {text}.", advice: $"Did you mean {NearestName.Rank(text, all.Select(q => q.Name)).First()}? `queries list` shows all."),
            _ => throw StreamingException.ForUser(
                $"There are {found.Count} queries {text}.", advice: $"Name one by its id: {string.Join(", ", found.Select(q => q.ShortId))}."),
        };
    }

    public void Add(KeptQuery query)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // Who knows a session may use it.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var path = PathOf(query);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(query, Options));
        File.Move(path + ".new", path, overwrite: true);
    }

    public void Remove(KeptQuery query) => File.Delete(PathOf(query));

    private string PathOf(KeptQuery query) => Path.Combine(folder, query.RunId.ToString("D") + Extension);

    private static bool IsId(Guid id, string text) =>
        text.Length >= 4 && id.ToString("N").StartsWith(text.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <returns>Null for a file that another process has just removed.</returns>
    private static KeptQuery? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptQuery>(File.ReadAllBytes(path), Options);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException failure)
        {
            throw StreamingException.ForEnvironment($"{path} does not describe a query.", advice: "Remove the file.", inner: failure);
        }
    }
}
