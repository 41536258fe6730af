using Microsoft.Win32.SafeHandles;
using TenFour.Streaming.Errors;

namespace TenFour.Streaming.Topics.Reading;

/// <summary>The uncompressed bytes of the first bytes of a compressed file, from the first on.</summary>
internal sealed class CompressedFeed : IByteFeed, IDisposable
{
    private readonly string _path;
    private readonly long _length;
    private readonly FilePrefix _file;
    private readonly Stream _stream;
    private readonly SafeFileHandle _handle;
    private StreamingException? _failure;
    private long _position;

    public CompressedFeed(string path, long length)
    {
        (_path, _length) = (path, length);
        _handle = FileBytes.OpenRead(path);
        _file = new FilePrefix(_handle, length);
        _stream = Compression.Decompress(path, new BufferedStream(_file, FileBytes.BlockBytes));
    }

    private long NearByte => _stream is GzipContent gzip ? gzip.CompressedPosition : _file.Position;

    public int Read(Span<byte> buffer)
    {
        if (_failure is not null)
        {
            // A decompressor that has failed must not be asked on: it might answer that nothing follows.
            throw _failure;
        }

        try
        {
            var read = _stream.Read(buffer);
            _position += read;
            return read > 0 || RandomAccess.GetLength(_handle) >= _length ? read : throw Cut();
        }
        catch (Exception e) when (Compression.IsDamage(e))
        {
            _failure = StreamingException.ForEnvironment(
                $"{_path} is damaged or incomplete after {_position} uncompressed bytes (near byte {NearByte} of {_length}): {e.Message.TrimEnd('.')}.",
                "Fetch or compress the file again, and start again: nothing of the batch has been kept.",
                e);
            throw _failure;
        }
    }

    public void Dispose() => _stream.Dispose();

    private StreamingException Cut() => _failure = DataLoss.Error($"{_path} was cut while it was being read.");
}
