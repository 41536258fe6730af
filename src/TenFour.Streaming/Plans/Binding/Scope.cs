using TenFour.Streaming.Errors;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Logical;

namespace TenFour.Streaming.Plans.Binding;

/// <summary>The columns that an expression can name: by name, or by the relation's name and theirs. Names ignore case.</summary>
internal sealed class Scope
{
    private readonly IReadOnlyList<Entry> _entries;

    private Scope(IReadOnlyList<Entry> entries) => _entries = entries;

    public int Count => _entries.Count;

    public static Scope Of(IReadOnlyList<PlanColumn> columns, string? qualifier) =>
        new([.. columns.Select((c, i) => new Entry(qualifier, c, i))]);

    /// <summary>The columns of a join: the left ones and then the right ones.</summary>
    public static Scope Of(Scope left, Scope right, IReadOnlyList<PlanColumn> columns) => new(
        [.. left._entries.Concat(right._entries).Take(columns.Count).Select((e, i) => e with { Column = columns[i], Index = i })]);

    /// <summary>The same names over changed columns.</summary>
    public Scope WithColumns(IReadOnlyList<PlanColumn> columns) => new([.. columns.Select((c, i) =>
        i < _entries.Count ? _entries[i] with { Column = c } : new Entry(null, c, i))]);

    /// <summary>The same columns under one qualifier.</summary>
    public Scope WithQualifier(string qualifier) => new([.. _entries.Select(e => e with { Qualifier = qualifier })]);

    /// <summary>Reorders columns: entry i of the result is column <paramref name="indexes"/>[i] here.</summary>
    public Scope Pick(IReadOnlyList<int> indexes) => new([.. indexes.Select((from, to) => _entries[from] with { Index = to })]);

    /// <summary>The columns of <c>*</c> (no qualifier) or <c>t.*</c>.</summary>
    public IEnumerable<ColumnReference> Star(string? qualifier) => _entries
        .Where(e => !e.Column.IsHidden && (qualifier is null || Same(e.Qualifier, qualifier)))
        .Select(e => Reference(e, TextSpan.None));

    public bool HasQualifier(string qualifier) => _entries.Any(e => Same(e.Qualifier, qualifier));

    /// <summary>The columns of a plain name.</summary>
    public IReadOnlyList<ColumnReference> Find(string name, TextSpan span) => Find(e => Same(e.Column.Name, name), span);

    /// <summary>The columns of a qualified name.</summary>
    public IReadOnlyList<ColumnReference> Find(string qualifier, string name, TextSpan span) =>
        Find(e => Same(e.Qualifier, qualifier) && Same(e.Column.Name, name), span);

    /// <summary>The full names for a message about an ambiguous one.</summary>
    public IEnumerable<string> FullNames(string name) => _entries.Where(e => Same(e.Column.Name, name))
        .Select(e => e.Qualifier is null ? $"`{e.Column.Name}`" : $"`{e.Qualifier}`.`{e.Column.Name}`");

    /// <summary>All names, for suggestions; with qualifiers where more than one relation is in scope, as Spark shows them.</summary>
    public IEnumerable<string> SuggestableNames()
    {
        var visible = _entries.Where(e => !e.Column.IsHidden).ToList();
        var qualified = visible.Select(e => e.Qualifier).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
        return visible.Select(e => qualified && e.Qualifier is not null ? $"{e.Qualifier}.{e.Column.Name}" : e.Column.Name);
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static ColumnReference Reference(Entry entry, TextSpan span) =>
        new(entry.Index, entry.Column.Name, entry.Column.Type, entry.Column.Nullable) { Span = span };

    private List<ColumnReference> Find(Func<Entry, bool> match, TextSpan span) => [.. _entries.Where(match).Select(e => Reference(e, span))];

    private sealed record Entry(string? Qualifier, PlanColumn Column, int Index);
}
