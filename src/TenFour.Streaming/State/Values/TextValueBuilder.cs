using System.Buffers;
using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.State.Values;

internal sealed class TextValueBuilder(SqlType type) : ValueBuilder(type)
{
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly StringPool pool = new();

    protected override void AddValue(ref ValueReader input)
    {
        text.ResetWrittenCount();
        input.ReadText(text);
        pool.Add(text.WrittenSpan);
    }

    protected override void AddEmpty() => pool.Add([]);

    protected override Column ToColumn(Bitmap? nulls) => new StringColumn(Type, pool, null, nulls);
}
