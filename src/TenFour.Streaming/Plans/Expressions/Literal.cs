using System.Text;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Types;
using TenFour.Streaming.Types.Text;

namespace TenFour.Streaming.Plans.Expressions;

/// <summary>A typed constant.</summary>
public sealed class Literal : Expression
{
    private readonly ZoneRules zone;
    private Filled? filled;

    /// <param name="value">A column of the literal's type whose row 0 is the value; nobody else may change it.</param>
    /// <param name="zone">The session time zone, in which a TIMESTAMP is written; UTC if it does not matter.</param>
    public Literal(Column value, ZoneRules? zone = null)
        : base(value.Type, value.IsNull(0))
    {
        Value = value;
        this.zone = zone ?? ZoneRules.Utc;
    }

    /// <summary>The same constant, for another place in the text.</summary>
    public Literal(Literal other)
        : this(other.Value, other.zone)
    {
    }

    /// <summary>A column whose row 0 is the value.</summary>
    public Column Value { get; }

    public bool IsNull => Value.IsNull(0);

    public override bool IsFoldable => true;

    public override bool MayFail => false;

    /// <summary>NULL of a type.</summary>
    public static Literal Null(SqlType type) => new(ColumnFill.Null(type));

    public static Literal Boolean(bool value) => Fixed(SqlType.Boolean, value);

    public static Literal Int(int value) => Fixed(SqlType.Int, value);

    public static Literal Long(long value) => Fixed(SqlType.Long, value);

    public static Literal Double(double value) => Fixed(SqlType.Double, value);

    public static Literal String(string value) => Bytes(SqlType.String, Encoding.UTF8.GetBytes(value));

    /// <summary>A value of a type of fixed width, in its physical form (see <see cref="Column"/>).</summary>
    public static Literal Fixed<T>(SqlType type, T value, ZoneRules? zone = null)
        where T : unmanaged => new(new FixedColumn<T>(type, [value]), zone);

    /// <summary>A STRING (UTF-8) or BINARY.</summary>
    public static Literal Bytes(SqlType type, ReadOnlySpan<byte> value)
    {
        var pool = new StringPool(1, value.Length);
        pool.Add(value);
        return new Literal(new StringColumn(type, pool, [0]));
    }

    /// <summary>The value of a literal of fixed width that is not null.</summary>
    public T Get<T>()
        where T : unmanaged => ((FixedColumn<T>)Value).Values[0];

    /// <summary>The value of an integral literal that is not null.</summary>
    public long GetInteger() => Value switch
    {
        FixedColumn<sbyte> c => c.Values[0],
        FixedColumn<short> c => c.Values[0],
        FixedColumn<int> c => c.Values[0],
        FixedColumn<long> c => c.Values[0],
        _ => throw new InvalidOperationException($"{Type} is no integer"),
    };

    /// <summary>The text of a STRING literal that is not null.</summary>
    public string GetString() => ((StringColumn)Value).GetString(0);

    public override Column Evaluate(ColumnBatch batch, Rows rows, EvaluationContext context)
    {
        var ready = filled;
        if (ready is null || ready.Rows < rows.End)
        {
            // Threads may race to fill: each result is right, so it does not matter whose stays.
            var length = Math.Max(rows.End, ColumnBatch.TypicalRows);
            filled = ready = new Filled(ColumnFill.Repeat(Value, length), length);
        }

        return ready.Column;
    }

    public override Expression WithChildren(IReadOnlyList<Expression> children) => this;

    public override string ToName() => LiteralText.Name(Value, 0, zone);

    public override string ToSql() => LiteralText.Sql(Value, 0, zone);

    protected override string Print(IReadOnlyList<string> children) => ToSql();

    private sealed record Filled(Column Column, int Rows);
}
