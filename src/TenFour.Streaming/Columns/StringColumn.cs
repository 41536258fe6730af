using System.Text;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Columns;

/// <summary>
/// STRING (UTF-8) or BINARY values. Dictionary-coded: row r is entry <c>Codes[r]</c> of the pool, whose entries are all different. Plain:
/// <see cref="Codes"/> is null and row r is entry r. The code of a null row is undefined; in a plain column a null row still has an entry.
/// </summary>
public sealed class StringColumn(SqlType type, StringPool pool, int[]? codes, Bitmap? nulls = null) : Column(type, nulls)
{
    public StringPool Pool { get; } = pool;

    public int[]? Codes { get; }  = codes;

    public bool IsDictionary => Codes is not null;

    public ReadOnlySpan<byte> this[int row] => Pool[Codes is null ? row : Codes[row]];

    public string GetString(int row) => Encoding.UTF8.GetString(this[row]);

    public override Column With(SqlType type, Bitmap? nulls) => new StringColumn(type, Pool, Codes, nulls);
}
