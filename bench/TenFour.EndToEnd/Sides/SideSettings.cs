namespace TenFour.EndToEnd.Sides;

/// <summary>What a side is told: <c>name=value</c> arguments.</summary>
internal sealed class SideSettings(IEnumerable<string> arguments)
{
    private readonly Dictionary<string, string> _values =
        arguments.Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);

    public string this[string name] => _values.TryGetValue(name, out var value) ? value : throw new BenchException($"The side lacks {name}=.");

    public string Get(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public int? Number(string name) => _values.TryGetValue(name, out var value) ? int.Parse(value) : null;
}
